package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.orgdomain.PublicSuffix;
import org.mailward.mailauth.starttls.SeenCertificate;
import org.mailward.mailauth.starttls.SmtpProbe;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.mailauth.web.FetchedDocument;
import org.mailward.mailauth.web.WebAddress;

class EvidenceJsonTest {

    private static final DomainName NAME = DomainName.of("bücher.example");
    private static final String EVERY_OCTET = IntStream.range(0, 256).mapToObj(i -> String.valueOf((char) i)).collect(Collectors.joining());

    private static Evidence evidence(Optional<FetchedPolicy> policy, Answer... answers) {
        Map<Question, Answer> map = new LinkedHashMap<>();
        List.of(answers).forEach(answer -> map.put(answer.question(), answer));
        return new Evidence(NAME, Instant.parse("2026-11-22T10:00:00.123456789Z"), map, policy, List.of("s1", "selector1"), "probe");
    }

    private static void survives(Evidence evidence) {
        String json = EvidenceJson.write(evidence);
        Evidence again = EvidenceJson.read(json);
        assertEquals(evidence, again);
        assertEquals(List.copyOf(evidence.answers().keySet()), List.copyOf(again.answers().keySet()));
        assertEquals(json, EvidenceJson.write(again));
        assertTrue(json.chars().allMatch(c -> c >= ' ' && c < 0x7F), json);
        assertFalse(json.contains("\\u0000"), json);
    }

    private static Question ask(RecordType type) {
        return new Question(NAME, type);
    }

    private static Answer found(RecordType type, RecordData... data) {
        return new Answer.Found(ask(type), List.of(data), List.of(DomainName.of("a.test"), DomainName.of("b.test")), Duration.ofSeconds(300), true);
    }

    @Test
    void every_kind_of_answer_and_record_survives() {
        survives(evidence(Optional.empty(),
                found(RecordType.A, new RecordData.Address("192.0.2.1"), new RecordData.Address("2001:db8::1")),
                found(RecordType.MX, new RecordData.MailExchange(0, DomainName.ROOT), new RecordData.MailExchange(65535, DomainName.of("m.test"))),
                found(RecordType.NS, new RecordData.Target(DomainName.of("ns.test"))),
                found(RecordType.DS, new RecordData.Presentation("1 13 2 00 \"quoted\" \\ backslash")),
                new Answer.NoData(ask(RecordType.CAA), true),
                new Answer.NoSuchName(ask(RecordType.CNAME), false),
                new Answer.NoData(ask(RecordType.AAAA), List.of(DomainName.of("a.test")), true),
                new Answer.NoSuchName(ask(RecordType.PTR), List.of(DomainName.of("a.test"), DomainName.of("b.test")), false),
                new Answer.NoData(new Question(DomainName.ROOT, RecordType.NS), false),
                new Answer.NoSuchName(new Question(new DomainName("a b.example -authenticated"), RecordType.TXT), true),
                new Answer.Failed(ask(RecordType.SOA), Answer.Failure.REFUSED, "Läuft nicht\n")));
    }

    @Test
    void every_octet_of_a_txt_record_survives() {
        survives(evidence(Optional.empty(), found(RecordType.TXT, new RecordData.Text(List.of(EVERY_OCTET, "", "plain \"text\" \\")), new RecordData.Text(List.of()))));
    }

    @Test
    void every_kind_of_document_survives() {
        var documents = new LinkedHashMap<WebAddress, FetchedDocument>();
        documents.put(WebAddress.read("https://b.example/logo.svg?x=1").orElseThrow(), new FetchedDocument.Body(EVERY_OCTET, "image/svg+xml"));
        documents.put(WebAddress.read("https://a.example/").orElseThrow(), new FetchedDocument.Status(302, "https://c.example/\u00e4"));
        documents.put(WebAddress.read("https://a.example/vmc.pem").orElseThrow(), new FetchedDocument.Failed(FetchFailure.CERTIFICATE_EXPIRED, "Läuft nicht"));
        var evidence = evidence(Optional.empty()).withDocuments(documents);
        survives(evidence);
        assertEquals(List.copyOf(documents.keySet()), List.copyOf(EvidenceJson.read(EvidenceJson.write(evidence)).documents().keySet()));
    }

    @Test
    void evidence_from_before_there_were_documents_is_read() {
        String json = EvidenceJson.write(evidence(Optional.empty()));
        assertFalse(json.contains("documents"), json);
        assertEquals(Map.of(), EvidenceJson.read(json).documents());
    }

    /// That mail servers were to be looked at, and none could be, is more than that nobody wished it; older evidence has no word of it.
    @Test
    void the_wish_to_look_at_mail_servers_survives() {
        Evidence unwished = evidence(Optional.empty());
        assertFalse(EvidenceJson.write(unwished).contains("smtp"), "as older evidence has it");
        assertNotEquals(unwished, unwished.withSmtp(Map.of()));
        survives(unwished.withSmtp(Map.of()));
        survives(unwished.withSmtp(Map.of()).withDocuments(Map.of()).with(Ages.NONE).at(Instant.EPOCH));
    }

    @Test
    void every_kind_of_policy_answer_survives() {
        survives(evidence(Optional.of(new FetchedPolicy.Body("version: STSv1\r\nmode: enforce\n\u0000\ud800", "text/plain; charset=\"utf-8\""))));
        survives(evidence(Optional.of(new FetchedPolicy.Status(301))));
        for (FetchFailure failure : FetchFailure.values()) {
            survives(evidence(Optional.of(new FetchedPolicy.Failed(failure, "x"))));
        }
    }

    @Test
    void what_the_public_suffix_list_said_survives() {
        for (PublicSuffix.Section section : PublicSuffix.Section.values()) {
            var suffix = new PublicSuffix(NAME, DomainName.of("example"), section, new PublicSuffix.Source("publicsuffix.org – a copy", LocalDate.of(2026, 1, 31)));
            survives(new Evidence(NAME, Instant.parse("2026-11-22T10:00:00Z"), Map.of(), Optional.empty(), List.of(), "probe", Optional.of(suffix)));
        }
        var foreign = new PublicSuffix(DomainName.of("other.example"), DomainName.of("example"), PublicSuffix.Section.ICANN, new PublicSuffix.Source("x", LocalDate.of(2026, 1, 31)));
        assertThrows(IllegalArgumentException.class, () -> new Evidence(NAME, Instant.EPOCH, Map.of(), Optional.empty(), List.of(), "probe", Optional.of(foreign)));
    }

    @Test
    void what_the_public_suffix_list_said_of_the_ends_of_aliases_survives() {
        var source = new PublicSuffix.Source("publicsuffix.org", LocalDate.of(2026, 1, 31));
        var ends = new LinkedHashMap<DomainName, PublicSuffix>();
        for (String end : List.of("s1.vendor.test", "mine.platform.test")) {
            ends.put(DomainName.of(end), new PublicSuffix(DomainName.of(end), DomainName.of("test"), PublicSuffix.Section.PRIVATE, source));
        }
        Evidence before = evidence(Optional.empty());
        survives(before.withEnds(ends));
        survives(before.withEnds(ends).withDocuments(Map.of()).with(Ages.NONE).withSmtp(Map.of()).at(Instant.EPOCH));
        assertFalse(EvidenceJson.write(before).contains("ends"), "as older evidence has it");
        assertEquals(Map.of(), EvidenceJson.read(EvidenceJson.write(before)).ends());
    }

    @Test
    void evidence_of_the_first_versions_is_still_read() {
        Evidence evidence = evidence(Optional.empty(), new Answer.NoData(ask(RecordType.CAA), true), new Answer.NoSuchName(ask(RecordType.DS), false));
        String json = EvidenceJson.write(evidence);
        String before = json.replace("\"no-data-authenticated CAA " + NAME + "\"", "{\"name\":\"" + NAME + "\",\"type\":\"CAA\",\"is\":\"no-data\",\"authenticated\":true}")
                .replace("\"no-such-name DS " + NAME + "\"", "{\"name\":\"" + NAME + "\",\"type\":\"DS\",\"is\":\"no-such-name\",\"authenticated\":false}");
        assertEquals(2, before.split("\"is\":", -1).length - 1, before);
        for (int version = 1; version < EvidenceJson.VERSION; version++) {
            assertEquals(evidence, EvidenceJson.read(before.replace("\"version\":5", "\"version\":" + version)));
        }
    }

    @Test
    void until_version_3_each_answer_had_its_own_ttl() {
        Evidence evidence = evidence(Optional.empty(), found(RecordType.NS, new RecordData.Target(DomainName.of("ns.test"))));
        String json = EvidenceJson.write(evidence);
        String before = json.replace(",\"ttls\":[300]", "").replace("\"authenticated\":true", "\"ttl\":\"PT5M\",\"authenticated\":true").replace("\"version\":5", "\"version\":3");
        assertEquals(json.length() - ",\"ttls\":[300]".length() + "\"ttl\":\"PT5M\",".length(), before.length());
        assertEquals(evidence, EvidenceJson.read(before));
        assertThrows(IllegalArgumentException.class, () -> EvidenceJson.read(json.replace("[300]", "[]")));
        assertThrows(IllegalArgumentException.class, () -> EvidenceJson.read(json.replace("[300]", "[1.5]")));
    }

    @Test
    void what_was_seen_alike_has_one_print_whenever_it_was_seen() {
        Answer.Found name = (Answer.Found) found(RecordType.NS, new RecordData.Target(DomainName.of("ns.test")));
        Evidence evidence = evidence(Optional.of(new FetchedPolicy.Body("x,\"gatheredAt\":y", "text/plain")), name, new Answer.NoData(ask(RecordType.CAA), true));
        String print = EvidenceText.of(evidence).print();
        Evidence later = evidence(evidence.policy(), new Answer.Found(name.question(), name.records(), name.aliases(), Duration.ofSeconds(17), name.authenticated()), new Answer.NoData(ask(RecordType.CAA), true))
                .at(Instant.parse("2026-11-23T10:00:00Z"));
        assertEquals(print, EvidenceText.of(later).print());
        var ages = new Ages(Map.of(name.question(), new Ages.Age(Instant.EPOCH, Ages.How.CHANGED)), Map.of("https://a.example/", new Ages.Age(Instant.EPOCH, Ages.How.APPEARED)));
        assertEquals(print, EvidenceText.of(evidence.with(ages)).print());
        assertEquals(EvidenceJson.write(evidence.with(ages)), EvidenceText.of(evidence).dated(ages));
        assertEquals(EvidenceJson.write(evidence), EvidenceText.of(evidence).dated(Ages.NONE));

        assertNotEquals(print, EvidenceText.of(evidence(evidence.policy(), name, new Answer.NoData(ask(RecordType.CAA), false))).print());
        assertNotEquals(print, EvidenceText.of(evidence(evidence.policy(), name)).print());
        assertNotEquals(print, EvidenceText.of(evidence(Optional.of(new FetchedPolicy.Body("x,\"gatheredAt\":z", "text/plain")), name, new Answer.NoData(ask(RecordType.CAA), true))).print());
        assertNotEquals(print, EvidenceText.of(evidence(evidence.policy(), new Answer.Found(name.question(), name.records(), List.of(), name.ttl(), name.authenticated()), new Answer.NoData(ask(RecordType.CAA), true))).print());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-data CAA", "no-data CAA A.example", "no-data WKS a.example", "found CAA a.example", "no-data CAA a..example", "no-data-true CAA a.example", ""})
    void an_absence_that_nobody_writes_is_refused(String text) {
        String json = EvidenceJson.write(evidence(Optional.empty(), new Answer.NoData(ask(RecordType.CAA), true)));
        String other = json.replace("no-data-authenticated CAA " + NAME, text);
        assertNotEquals(json, other);
        assertThrows(IllegalArgumentException.class, () -> EvidenceJson.read(other));
    }

    @Test
    void absences_that_follow_each_other_share_what_they_have_in_common() {
        var answers = new ArrayList<Answer>();
        for (var selector : List.of("s1", "s2", "k1")) {
            answers.add(new Answer.NoSuchName(new Question(NAME.under("_domainkey").under(selector), RecordType.TXT), false));
        }
        // Each of these differs from the one before in something that is not its first label.
        answers.add(new Answer.NoSuchName(new Question(NAME.under("_domainkey").under("vouched"), RecordType.TXT), true));
        answers.add(new Answer.NoData(new Question(NAME.under("_domainkey").under("data"), RecordType.TXT), false));
        answers.add(new Answer.NoData(new Question(NAME.under("_domainkey").under("type"), RecordType.A), false));
        answers.add(new Answer.NoData(new Question(NAME.under("_elsewhere").under("type"), RecordType.A), false));
        answers.add(new Answer.NoData(new Question(NAME.under("x_elsewhere").under("type"), RecordType.A), false));
        answers.add(new Answer.NoData(new Question(DomainName.of("example"), RecordType.A), false));
        answers.add(new Answer.NoData(new Question(DomainName.ROOT, RecordType.A), false));
        answers.add(found(RecordType.NS, new RecordData.Target(DomainName.of("ns.test"))));
        answers.add(new Answer.NoSuchName(new Question(NAME.under("_domainkey").under("s3"), RecordType.TXT), false));
        answers.add(new Answer.NoSuchName(new Question(NAME.under("_domainkey").under("s4"), RecordType.TXT), false));
        var evidence = evidence(Optional.empty(), answers.toArray(Answer[]::new));
        survives(evidence);
        String json = EvidenceJson.write(evidence);
        assertTrue(json.contains("[\"no-such-name TXT _domainkey." + NAME + "\",\"s1\",\"s2\",\"k1\"],\"no-such-name-authenticated TXT vouched._domainkey." + NAME + "\""), json);
        assertTrue(json.contains("},[\"no-such-name TXT _domainkey." + NAME + "\",\"s3\",\"s4\"]]"), json);
        assertEquals(List.copyOf(evidence.answers().keySet()), List.copyOf(EvidenceJson.read(json).answers().keySet()));
        for (String other : List.of("[]", "[\"no-such-name TXT _domainkey." + NAME + "\"]", "[\"no-such-name TXT _domainkey." + NAME + "\",1]", "[\"no-such-name TXT\",\"s3\"]",
                "[\"no-such-name TXT _domainkey." + NAME + "\",\"\"]")) {
            String broken = json.replace("[\"no-such-name TXT _domainkey." + NAME + "\",\"s3\",\"s4\"]", other);
            assertNotEquals(json, broken);
            assertThrows(IllegalArgumentException.class, () -> EvidenceJson.read(broken), other);
        }
    }

    @Test
    void everything_that_mail_servers_did_survives() {
        var certificate = new SeenCertificate("CN=ä", "CN=ca", List.of("mail.example.org", "*.é"), Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"), "aa", "bb", "cc", "dd");
        Evidence plain = evidence(Optional.empty());
        survives(plain.withSmtp(Map.of(DomainName.of("a.test"), new SmtpProbe.Encrypted("192.0.2.1", "TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of(certificate, certificate), Optional.empty(), ""))));
        survives(plain.withSmtp(Map.of(DomainName.of("a.test"), new SmtpProbe.Encrypted("192.0.2.1", "TLSv1.3", "X", List.of(certificate), Optional.of(FetchFailure.CERTIFICATE_EXPIRED), "It endäd."))));
        survives(plain.withSmtp(Map.of(DomainName.of("a.test"), new SmtpProbe.NotOffered("2001:db8::1"))));
        for (SmtpProbe.Cause cause : SmtpProbe.Cause.values()) {
            survives(plain.withSmtp(Map.of(DomainName.of("a.test"), new SmtpProbe.Broken("192.0.2.1", cause, "x"))));
        }
        survives(plain.withSmtp(Map.of(DomainName.of("a.test"), new SmtpProbe.Failed(FetchFailure.BLOCKED_ADDRESS, "x"))));
        assertFalse(EvidenceJson.write(plain).contains("smtp"), "older programs can read evidence without it");
    }

    @Test
    void a_newer_version_is_refused_and_not_guessed() {
        String json = EvidenceJson.write(evidence(Optional.empty())).replace("\"version\":5", "\"version\":6");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> EvidenceJson.read(json)).getMessage().contains("version 6"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{}", "{\"version\":1}", "{\"version\":\"1\"}", "{\"version\":1,\"domain\":\"a..b\",\"gatheredAt\":\"x\",\"answers\":[]}"})
    void anything_else_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> EvidenceJson.read(text));
    }
}

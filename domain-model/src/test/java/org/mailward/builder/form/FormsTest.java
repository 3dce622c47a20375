package org.mailward.builder.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailward.builder.Draft;
import org.mailward.builder.RecordKind;
import org.mailward.mailauth.bimi.Logos;
import org.mailward.mailauth.dkim.Keys;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.web.FetchedDocument;

class FormsTest {

    private static final DomainName NAME = DomainName.of("example.org");
    private static final Instant AT = Instant.parse("2026-11-26T02:15:00Z");
    private static final String ED25519 = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String POLICY = "version: STSv1\r\nmode: enforce\r\nmx: mail.example.org\r\nmx: *.example.net\r\nmax_age: 604800\r\n";

    private static Published published(String label, Map<RecordKind, List<String>> records) {
        return new Published(NAME, label, records, List.of(DomainName.of("mail.example.org")), AT);
    }

    private static Published published(RecordKind kind, String text) {
        return published(kind == RecordKind.DKIM ? "s1" : kind == RecordKind.BIMI ? "default" : kind == RecordKind.TLSA ? "_25._tcp.mail.example.org" : "",
                text.isEmpty() ? Map.of() : Map.of(kind, kind == RecordKind.CAA || kind == RecordKind.MX || kind == RecordKind.TLSA ? text.lines().toList() : List.of(text)));
    }

    /// What is published once a form was followed.
    private static Published after(Filled.Written written) {
        var records = new EnumMap<RecordKind, List<String>>(RecordKind.class);
        written.parts().forEach(part -> records.put(part.kind(), part.kind() == RecordKind.MTA_STS_POLICY ? List.of(part.value()) : part.value().lines().toList()));
        return published(written.parts().getFirst().label(), records);
    }

    private static List<Filled.Part> written(Filled filled) {
        return assertInstanceOf(Filled.Written.class, filled, filled::toString).parts();
    }

    /// Records as a form writes them: what is published, for the form of its kind.
    private static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of(RecordKind.DMARC, "v=DMARC1; p=none"),
                Arguments.of(RecordKind.DMARC, "v=DMARC1; p=reject; sp=quarantine; np=reject; adkim=s; aspf=s; psd=n; t=y; fo=1:d:s; rua=mailto:a@example.org,https://r.example.org/d; ruf=mailto:f@example.org"),
                Arguments.of(RecordKind.DMARC, "v=DMARC1; p=quarantine; psd=y; fo=d"),
                Arguments.of(RecordKind.DMARC, "v=DMARC1; p=none; ruf=mailto:f@example.org; rua=mailto:a@example.org; fo=1; np=reject"),
                Arguments.of(RecordKind.DMARC, "v=DMARC1; p=quarantine; fo=0:s; rua=mailto:a%2Cb@example.org"),
                Arguments.of(RecordKind.SPF, "v=spf1 -all"),
                Arguments.of(RecordKind.SPF, "v=spf1"),
                Arguments.of(RecordKind.SPF, "v=spf1 include:_spf.vendor.test ip4:192.0.2.0/24 ip4:192.0.2.1 ip6:2001:db8::/32 mx mx:example.net mx/24 a:mail.example.org/24//64 a ptr exists:%{i}.x.example.org -ip4:192.0.2.9 ~ip4:192.0.2.8 ?mx exp=why.example.org ~all"),
                Arguments.of(RecordKind.SPF, "v=spf1 ip4:192.0.2.1 ?all"),
                Arguments.of(RecordKind.SPF, "v=spf1 ip4:192.0.2.1 all"),
                Arguments.of(RecordKind.SPF, "v=spf1 mx redirect=_spf.example.net"),
                Arguments.of(RecordKind.DKIM, "v=DKIM1; k=rsa; p=" + Keys.rsa(2048)),
                Arguments.of(RecordKind.DKIM, "v=DKIM1; k=rsa; t=y:s; p=" + Keys.rsa(2048)),
                Arguments.of(RecordKind.DKIM, "v=DKIM1; k=ed25519; t=s; p=" + ED25519),
                Arguments.of(RecordKind.DKIM, "v=DKIM1; t=y; p="),
                Arguments.of(RecordKind.TLS_RPT, "v=TLSRPTv1; rua=mailto:t@example.org,https://r.example.org/t"),
                Arguments.of(RecordKind.BIMI, "v=BIMI1; l=https://example.org/l.svg; a=https://example.org/c.pem;"),
                Arguments.of(RecordKind.BIMI, "v=BIMI1; l=https://example.org/l.svg; a=; lps=brand,news; avp=personal;"),
                Arguments.of(RecordKind.BIMI, "v=BIMI1; l=; a=;"),
                Arguments.of(RecordKind.CAA, "0 issue \"ca.example\"\n0 issue \"b.example; account=1\"\n0 issuewild \";\"\n0 issuemail \"m.example\"\n0 issuevmc \"v.example\"\n128 issue \"c.example\"\n0 iodef \"mailto:s@example.org\""),
                Arguments.of(RecordKind.MX, "10 mail.example.org\n20 mail2.example.org"),
                Arguments.of(RecordKind.MX, "0 ."),
                Arguments.of(RecordKind.TLSA, "3 1 1 " + "ab".repeat(32) + "\n2 0 2 " + "cd".repeat(64)));
    }

    @ParameterizedTest(name = "[{index}] {1}")
    @MethodSource("records")
    void a_form_that_nobody_changed_writes_what_is_published(RecordKind kind, String text) {
        Published published = published(kind, text);
        Sheet sheet = FormKind.of(kind).sheet();
        Begun begun = sheet.begin(published);
        assertEquals(List.of(), begun.leftOut());
        assertEquals(List.of(new Filled.Part(kind, published.label(), text)), written(sheet.fill(begun.entries(), published)));
    }

    @ParameterizedTest(name = "[{index}] {1}")
    @MethodSource("records")
    void the_form_of_the_record_of_a_form_is_the_form(RecordKind kind, String text) {
        Sheet sheet = FormKind.of(kind).sheet();
        Entries entries = sheet.begin(published(kind, text)).entries();
        Filled.Written written = assertInstanceOf(Filled.Written.class, sheet.fill(entries, published(kind, "")));
        assertEquals(entries, sheet.begin(after(written)).entries());
    }

    @ParameterizedTest
    @EnumSource(FormKind.class)
    void a_form_begins_without_anything_published_and_what_it_writes_can_be_a_draft(FormKind kind) {
        Published nothing = published(kind.isLabelled() && kind != FormKind.TLSA ? "s1" : "", Map.of());
        Entries entries = kind.sheet().begin(nothing).entries();
        if (kind.sheet().fill(entries, nothing) instanceof Filled.Written(var parts)) {
            parts.forEach(part -> assertFalse(new Draft(part.kind(), NAME, part.label(), part.value()).name().ascii().isEmpty()));
        } else {
            assertEquals(FormKind.DKIM, kind, "Only a key cannot be guessed");
        }
        assertEquals(Optional.of(kind), FormKind.of(kind.word()));
    }

    /// RFC 8659 §4.2: an empty value allows nobody, as a lone semicolon does.
    @Test
    void a_caa_record_that_names_nobody_stays_one() {
        Published published = published(RecordKind.CAA, "0 issue \"\"\n0 issuewild \" ; \"");
        Begun begun = FormKind.CAA.sheet().begin(published);
        assertEquals(List.of(new Filled.Part(RecordKind.CAA, "", "0 issue \";\"\n0 issuewild \";\"")), written(FormKind.CAA.sheet().fill(begun.entries(), published)));
    }

    @Test
    void of_several_spf_records_the_form_says_which_it_does_not_show() {
        Begun begun = FormKind.SPF.sheet().begin(published("", Map.of(RecordKind.SPF, List.of("v=spf1 mx -all", "v=spf1 include:_spf.vendor.test -all"))));
        assertEquals(List.of("'v=spf1 include:_spf.vendor.test -all' is published besides, and the record of this form takes its place: add the senders that are needed from there."), begun.leftOut());
        assertEquals(List.of("mx"), begun.entries().rows(FieldName.TERM_KIND));
    }

    @Test
    void a_policy_and_its_record_are_written_together() {
        var published = published("", Map.of(RecordKind.MTA_STS_POLICY, List.of(POLICY), RecordKind.MTA_STS, List.of("v=STSv1; id=7")));
        Sheet sheet = FormKind.MTA_STS.sheet();
        Entries entries = sheet.begin(published).entries();
        var same = new Filled.Written(List.of(new Filled.Part(RecordKind.MTA_STS_POLICY, "", POLICY), new Filled.Part(RecordKind.MTA_STS, "", "v=STSv1; id=7")));
        assertEquals(same, sheet.fill(entries, published), "Nothing changed, so the id stays");
        assertEquals(entries, sheet.begin(after(same)).entries());
        assertEquals("v=STSv1; id=20261126021500", written(sheet.fill(entries.with(FieldName.MODE, "testing"), published)).get(1).value(), "The policy changed, and its id with it");
        assertEquals("v=STSv1; id=8", written(sheet.fill(entries.with(FieldName.MODE, "testing").with(FieldName.POLICY_ID, "8"), published)).get(1).value(), "A new id of one's own");
        var clash = published("", Map.of(RecordKind.MTA_STS_POLICY, List.of(POLICY), RecordKind.MTA_STS, List.of("v=STSv1; id=20261126021500")));
        assertEquals("v=STSv1; id=202611260215001", written(sheet.fill(sheet.begin(clash).entries().with(FieldName.MODE, "none"), clash)).get(1).value());
    }

    @Test
    void a_first_policy_tries_the_servers_that_there_are_for_a_week() {
        var nothing = published("", Map.of());
        assertEquals(List.of("version: STSv1\r\nmode: testing\r\nmx: mail.example.org\r\nmax_age: 604800\r\n", "v=STSv1; id=20261126021500"),
                written(FormKind.MTA_STS.sheet().fill(FormKind.MTA_STS.sheet().begin(nothing).entries(), nothing)).stream().map(Filled.Part::value).toList());
    }

    @Test
    void a_domain_without_mail_is_four_records() {
        var published = published("", Map.of(RecordKind.DMARC, List.of("v=DMARC1; p=none; rua=mailto:r@example.org")));
        Sheet sheet = FormKind.PARKED.sheet();
        Entries entries = sheet.begin(published).entries();
        List<Filled.Part> parts = written(sheet.fill(entries, published));
        assertEquals(List.of(new Filled.Part(RecordKind.SPF, "", "v=spf1 -all"), new Filled.Part(RecordKind.DMARC, "", "v=DMARC1; p=reject; rua=mailto:r@example.org"),
                new Filled.Part(RecordKind.DKIM, "*", "v=DKIM1; p="), new Filled.Part(RecordKind.MX, "", "0 .")), parts);
        assertEquals(entries, sheet.begin(after(new Filled.Written(parts))).entries());
        assertEquals(List.of(FieldName.PARKED_RUA), wrong(sheet.fill(entries.with(FieldName.PARKED_RUA, "nowhere"), published)).stream().map(Filled.Fault::field).toList());
    }

    private static List<Filled.Fault> wrong(Filled filled) {
        return assertInstanceOf(Filled.Wrong.class, filled, filled::toString).faults();
    }

    @ParameterizedTest(name = "[{index}] {0} {1} {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            DMARC   | RUA          | nobody                                | 'nobody' is no address that reports can be sent to. Write one e-mail address to a line, such as reports@example.org.
            DMARC   | RUF          | a@localhost                           | 'a@localhost' is no address that reports can be sent to. Write one e-mail address to a line, such as reports@example.org.
            DMARC   | FO           | only                                  | Tick one of the two kinds of failures, or choose another line here.
            SPF     | REDIRECT     | a b                                   | Write the name of the domain whose record decides, such as _spf.example.org.
            DKIM    | SELECTOR     | a b                                   | A selector is one word of letters, digits and hyphens, such as s1; the service that signs the mail names it.
            DKIM    | KEY          | -----BEGIN RSA PRIVATE KEY-----       | This is the secret half of a key. Paste the public half, and make a new pair if the secret one may have been seen.
            DKIM    | KEY          | -                                     | Paste the public key, or tick below that the key is withdrawn.
            DKIM    | KEY          | v=DKIM1; p=                           | There is no key in this text. Tick below if the key is withdrawn.
            DKIM    | KEY          | v=DKIM1; k=dsa; p=AAAA                | Keys of the kind 'dsa' are known to no receiver. Make one of the kind RSA with 2048 bits.
            MTA_STS | PATTERNS     | https://mail.example.org              | 'https://mail.example.org' is no server name. Write one name to a line, such as mail.example.org or *.example.org.
            MTA_STS | PATTERNS     | -                                     | Name at least one mail server.
            MTA_STS | MAX_AGE      | a week                                | Write a number of seconds from 0 to 31557600, such as 604800 for a week.
            MTA_STS | MAX_AGE      | 31557601                              | Write a number of seconds from 0 to 31557600, such as 604800 for a week.
            MTA_STS | POLICY_ID    | 2026-11-26                            | An id is 1 to 32 letters and digits. Leave the field empty, and one is made.
            TLS_RPT | TLS_RUA      | -                                     | Write at least one address that reports are to go to, such as tls-reports@example.org.
            TLS_RPT | TLS_RUA      | nobody                                | 'nobody' is not an address that reports can be sent to; it should begin with mailto: or https://.
            BIMI    | LOGO         | http://example.org/l.svg              | 'l=http://example.org/l.svg' is not one address that begins with https:// and a full host name.
            BIMI    | CERTIFICATE  | https://a.example.org/;x              | A semicolon cannot stand here. In an address write %3B instead.
            BIMI    | SELECTOR     | a b                                   | A selector is one word of letters, digits and hyphens; nearly always it is 'default'.
            CAA     | ISSUE        | not a name                            | 'not a name' is no name of an authority. Write one to a line, such as letsencrypt.org, or the word nobody.
            CAA     | OTHER_CAA    | iodef                                 | 'iodef' is no CAA record. One has a number, a word and a value: 0 iodef "mailto:security@example.org".
            MX      | SERVERS      | mail.example.org                      | A mail server is a number from 0 to 65535 and a name, such as '10 mail.example.org', not 'mail.example.org'.
            TLSA    | HOST         | mail                                  | Write the name of the mail server, such as mail.example.org.
            TLSA    | PEM          | MIIB                                  | No certificate can be read here. Paste the whole file, from '-----BEGIN CERTIFICATE-----' to '-----END CERTIFICATE-----'.
            TLSA    | PEM          | -----BEGIN PRIVATE KEY-----           | This is the server's secret key. Paste the certificate, and keep the key to yourself.
            TLSA    | TLSA_RECORDS | 3 1 1 zz                              | '3 1 1 zz' is no TLSA record. One has three numbers and a fingerprint, such as 3 1 1 and 64 digits.
            """, quoteCharacter = '~')
    void what_is_wrong_is_said_at_its_field(FormKind kind, FieldName field, String typed, String sentence) {
        Published nothing = published(kind == FormKind.DKIM ? "s1" : "", Map.of());
        Entries begun = kind.sheet().begin(nothing).entries().with(field, typed == null ? "" : typed);
        Entries entries = field == FieldName.REDIRECT ? begun.with(FieldName.ENDING, "redirect") : begun;
        assertEquals(List.of(new Filled.Fault(field, sentence)), wrong(kind.sheet().fill(entries, nothing)));
    }

    @Test
    void nobody_beside_somebody_and_servers_beside_none_are_contradictions() {
        Published nothing = published("", Map.of());
        assertEquals(List.of(FieldName.ISSUE), wrong(FormKind.CAA.sheet().fill(Entries.NONE.with(FieldName.ISSUE, "nobody\nca.example"), nothing)).stream().map(Filled.Fault::field).toList());
        assertEquals(List.of(FieldName.NO_MAIL), wrong(FormKind.MX.sheet().fill(Entries.NONE.with(FieldName.SERVERS, "10 a.test").with(FieldName.NO_MAIL, true), nothing)).stream().map(Filled.Fault::field).toList());
    }

    @ParameterizedTest(name = "[{index}] {0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ip4     | 192.0.2.300
            ip4     | 2001:db8::1
            include | a b
            exists  | ''
            """)
    void a_row_that_receivers_cannot_read_is_named_by_its_place(String kind, String value) {
        Entries entries = SpfSheet.rows(Entries.NONE, List.of(new SpfTerm("pass", "mx", ""), new SpfTerm("pass", kind, value)));
        Filled.Fault fault = wrong(FormKind.SPF.sheet().fill(entries, published("", Map.of()))).getFirst();
        assertEquals(FieldName.TERM_VALUE, fault.field());
        assertTrue(fault.sentence().startsWith("Row 2: "), fault::sentence);
    }

    @Test
    void an_empty_row_is_no_term() {
        Entries entries = SpfSheet.rows(Entries.NONE, List.of(new SpfTerm("pass", "include", ""), new SpfTerm("pass", "ip4", ""), new SpfTerm("pass", "mx", "")));
        assertEquals("v=spf1 mx -all", written(FormKind.SPF.sheet().fill(entries, published("", Map.of()))).getFirst().value());
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            up:1     | mx a ptr
            down:0   | mx a ptr
            up:0     | a mx ptr
            down:2   | a mx ptr
            down:1   | a ptr mx
            remove:1 | a ptr
            remove:3 | a mx ptr
            remove:x | a mx ptr
            add      | a mx ptr include
            jump     | a mx ptr
            """)
    void rows_are_moved_added_and_taken_away(String step, String kinds) {
        Entries entries = SpfSheet.rows(Entries.NONE, Stream.of("a", "mx", "ptr").map(kind -> new SpfTerm("pass", kind, "")).toList());
        assertEquals(Arrays.asList(kinds.split(" ")), SpfRows.after(entries, step).rows(FieldName.TERM_KIND));
    }

    @ParameterizedTest(name = "[{index}] {0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            DMARC | v=DMARC1; p=none; pct=50; rf=afrf   | 'pct=50' is retired: receivers on the current standard no longer read it.
            DMARC | v=DMARC1; p=none; x=y               | 'x=y' is known to no standard.
            DMARC | v=DMARC1; p=none; rua=nobody        | 'nobody' is no address that reports can be sent to.
            SPF   | v=spf1 -all mx                      | 'mx' stands after the end of the record, where no receiver looks.
            SPF   | v=spf1 x=y -all                     | 'x=y' means nothing to receivers, or makes them give up on the record.
            SPF   | v=spf1 -all redirect=a.test         | 'redirect=a.test' has no effect beside an ending.
            DKIM  | v=DKIM1; s=email; p=                | 's=email' is not needed: without it the key holds for all mail.
            DKIM  | v=DKIM1; n=note; p=                 | 'n=note' is a note for people, which receivers do not read.
            DKIM  | v=DKIM1; x=y; p=                    | 'x=y' is known to no standard.
            DKIM  | v=DKIM1; p=MFwwDQYJ                 | What is published here is no key that receivers can use.
            DMARC | v=DMARC1; p=block; sp=reject; rua=mailto:a@example.org | 'p=block' is no policy: receivers on the current standard go by p=none instead.
            DMARC | v=DMARC1; p=none; sp=no; np=reject  | 'sp=no' is no policy: receivers on the current standard go by p=none instead.
            TLS_RPT | v=TLSRPTv1; rua=mailto:a@example.org; x=y | 'x=y' is known to no standard.
            BIMI  | v=BIMI1; l=; a=; x=y                | 'x=y' is known to no standard.
            MTA_STS | v=STSv1; id=1; x=y                | 'x=y' is known to no standard.
            MX    | 10 mail.example.org\\n0 .            | '0 .' says that the domain receives no mail, which cannot be so beside its servers.
            """)
    void what_a_form_leaves_out_is_said(RecordKind kind, String text, String sentence) {
        assertEquals(sentence, FormKind.of(kind).sheet().begin(published(kind, text.replace("\\n", "\n"))).leftOut().getFirst());
    }

    @Test
    void what_a_policy_file_says_beside_its_terms_is_left_out_and_said() {
        Begun begun = FormKind.MTA_STS.sheet().begin(published(RecordKind.MTA_STS_POLICY, "version: STSv1\nmode: testing\nmx: mail.example.org\nmax_age: 604800\nowner: us\n"));
        assertEquals(List.of("'owner: us' is known to no standard."), begun.leftOut());
    }

    /// DNS gives several records in any order, so which one the form shows is chance.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DMARC   | v=DMARC1; p=none; rua=mailto:a@example.org | v=DMARC1; p=reject
            TLS_RPT | v=TLSRPTv1; rua=mailto:a@example.org       | v=TLSRPTv1; rua=mailto:b@example.org
            BIMI    | v=BIMI1; l=https://example.org/a.svg; a=   | v=BIMI1; l=https://example.org/b.svg; a=
            DKIM    | v=DKIM1; p=                                | v=DKIM1; t=y; p=
            MTA_STS | v=STSv1; id=1                              | v=STSv1; id=2
            """)
    void of_several_records_in_one_place_the_form_says_which_it_does_not_show(RecordKind kind, String first, String second) {
        Begun begun = FormKind.of(kind).sheet().begin(published("s1", Map.of(kind, List.of(first, second))));
        assertEquals(List.of("'" + second + "' is published besides, and the record of this form takes its place."), begun.leftOut());
    }

    @ParameterizedTest(name = "[{index}] {0} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            DMARC   | RUA         | mailto:r@müller.example           | v=DMARC1; p=none; rua=mailto:r@xn--mller-kva.example
            DMARC   | RUA         | r@müller.example                  | v=DMARC1; p=none; rua=mailto:r@xn--mller-kva.example
            DMARC   | RUA         | r@example.org\\nMAILTO:r@example.org | v=DMARC1; p=none; rua=mailto:r@example.org
            TLS_RPT | TLS_RUA     | r@müller.example                  | v=TLSRPTv1; rua=mailto:r@xn--mller-kva.example
            MTA_STS | PATTERNS    | mail.müller.example\\n*.müller.example | mx: mail.xn--mller-kva.example mx: *.xn--mller-kva.example
            SPF     | TERM_VALUE  | _spf.müller.example               | v=spf1 include:_spf.xn--mller-kva.example -all
            CAA     | ISSUE       | müller.example                    | 0 issue "xn--mller-kva.example"
            """)
    void names_with_letters_beyond_ascii_are_written_as_dns_has_them(FormKind kind, FieldName field, String typed, String expected) {
        Entries begun = kind.sheet().begin(published("", Map.of())).entries();
        Entries entries = kind == FormKind.SPF ? SpfSheet.rows(Entries.NONE, List.of(new SpfTerm("pass", "include", typed))) : begun.with(field, typed.replace("\\n", "\n"));
        String value = written(kind.sheet().fill(entries, published("", Map.of()))).getFirst().value();
        assertEquals(expected, kind == FormKind.MTA_STS ? value.lines().filter(line -> line.startsWith("mx")).collect(Collectors.joining(" ")) : value);
    }

    /// A letter that is no e-mail address' cannot be helped.
    @Test
    void an_address_with_letters_beyond_ascii_before_the_at_is_refused() {
        assertEquals(List.of("'j?rgen@example.org' is no address that reports can be sent to. Write one e-mail address to a line, such as reports@example.org."),
                wrong(FormKind.DMARC.sheet().fill(Entries.NONE.with(FieldName.RUA, "jürgen@example.org"), published("", Map.of()))).stream().map(Filled.Fault::sentence).toList());
    }

    /// What a service wrote into the record it shows is meant.
    @Test
    void a_pasted_record_keeps_its_flags() {
        String key = Keys.rsa(2048);
        assertEquals("v=DKIM1; k=rsa; t=y:s; p=" + key, key("v=DKIM1; k=rsa; t=s:y; p=" + key));
        assertEquals("v=DKIM1; k=rsa; p=" + key, key("s1._domainkey\tIN\tTXT\t( \"v=DKIM1; h=sha256; k=rsa; \"\n\t  \"p=" + key.substring(0, 200) + "\"\n\t  \"" + key.substring(200) + "\" )  ; ----- DKIM key s1 for example.org"));
    }

    @Test
    void a_key_is_read_as_it_was_pasted() {
        String key = Keys.rsa(2048);
        var wrapped = new ArrayList<String>();
        for (int at = 0; at < key.length(); at += 64) {
            wrapped.add(key.substring(at, Math.min(key.length(), at + 64)));
        }
        String file = "-----BEGIN PUBLIC KEY-----\n" + String.join("\n", wrapped) + "\n-----END PUBLIC KEY-----";
        String zone = "\"v=DKIM1; k=rsa; \" \"p=" + key.substring(0, 200) + "\" \"" + key.substring(200) + "\"";
        for (String pasted : List.of(key, file, zone, "v=DKIM1; p=" + key)) {
            assertEquals("v=DKIM1; k=rsa; p=" + key, key(pasted), pasted);
        }
        assertEquals("v=DKIM1; k=ed25519; p=" + ED25519, key("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA" + ED25519 + "\n-----END PUBLIC KEY-----"));
    }

    private static String key(String pasted) {
        Published nothing = published("s1", Map.of());
        return written(FormKind.DKIM.sheet().fill(FormKind.DKIM.sheet().begin(nothing).entries().with(FieldName.KEY, pasted), nothing)).getFirst().value();
    }

    @Test
    void a_certificate_is_announced_beside_the_one_before() throws CertificateException, NoSuchAlgorithmException {
        String pem = Logos.certificate() instanceof FetchedDocument.Body body ? body.octets() : "";
        var certificate = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded()));
        String before = "3 1 1 " + "ab".repeat(32);
        Published published = published(RecordKind.TLSA, before);
        Sheet sheet = FormKind.TLSA.sheet();
        Entries entries = sheet.begin(published).entries();
        assertEquals("mail.example.org", entries.text(FieldName.HOST));
        var both = new Filled.Part(RecordKind.TLSA, "_25._tcp.mail.example.org", before + "\n3 1 1 " + digest);
        assertEquals(List.of(both), written(sheet.fill(entries.with(FieldName.PEM, pem), published)));
        assertEquals(List.of(both), written(sheet.fill(entries.with(FieldName.PEM, pem).with(FieldName.TLSA_RECORDS, both.value()), published)), "Once is enough");
    }

    @Test
    void entries_are_bounded_and_tidy() {
        Entries entries = Entries.NONE.with(FieldName.RUA, " a@example.org \n\n b@example.org").with(FieldName.P, "block").with(FieldName.SP, "same").with(FieldName.TEST_MODE, false).with(FieldName.LOGO, " x ");
        assertEquals(Map.of(FieldName.RUA, List.of("a@example.org\nb@example.org"), FieldName.LOGO, List.of("x")), entries.values());
        assertEquals("none", entries.text(FieldName.P));
        assertEquals(List.of("a@example.org", "b@example.org"), entries.lines(FieldName.RUA));
        assertEquals(200, Entries.NONE.with(FieldName.TERM_VALUE, Collections.nCopies(201, "x")).rows(FieldName.TERM_VALUE).size());
        assertEquals(20_000, Entries.NONE.with(FieldName.LOGO, "x".repeat(20_001)).text(FieldName.LOGO).length());
        assertTrue(Entries.NONE.with(FieldName.TEST_MODE, true).has(FieldName.TEST_MODE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DMARC | v=DMARC1; p=none; rua=mailto:a@example.org | v=DMARC1; p=reject; rua=mailto:b@example.org",
        "SPF   | v=spf1 mx ?all | v=spf1 mx -all",
        "MX    | 10 mail.example.org | 0 ."
    })
    void a_form_begun_with_advice_holds_the_advice_and_not_what_is_published(FormKind kind, String published, String advised) {
        var record = kind.record().orElseThrow();
        var standing = published(record, published);
        var sheet = new Worked.Sheet(kind, "", Optional.empty(), false).begunWith(new Proposal(record, advised));
        assertTrue(sheet.judged(), "What it would change is said at once");
        var begun = kind.sheet().begin(standing.as(sheet.proposed().orElseThrow()));
        assertEquals(advised, written(kind.sheet().fill(begun.entries(), standing)).getFirst().value());
    }

    @Test
    void what_was_typed_counts_more_than_advice() {
        var typed = new Worked.Sheet(FormKind.DMARC, "", Optional.of(Entries.NONE.with(FieldName.P, "none")), false);
        assertEquals(typed, typed.begunWith(new Proposal(RecordKind.DMARC, "v=DMARC1; p=reject")));
    }
}

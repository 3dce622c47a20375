package org.mailward.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Gathering;
import org.mailward.assessment.Stage;
import org.mailward.history.Term;
import org.mailward.mailauth.dkim.Keys;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.spf.Sender;
import org.mailward.mailauth.spf.SpfCheck;
import org.mailward.mailauth.spf.SpfVerdict;

class RehearsalTest {

    private static final DomainName NAME = DomainName.of("example.org");
    private static final String POLICY = "version: STSv1\nmode: enforce\nmx: mail.example.org\nmax_age: 604800\n";
    private static final String KEY = "v=DKIM1; p=" + Keys.rsa(2048);

    private static World zone() {
        return world().domain("example.org").mx(10, "mail.example.org").a("mail", "192.0.2.1");
    }

    private static World vendor(World world) {
        return world.domain("vendor.test").txt("_spf", "v=spf1 ip4:198.51.100.0/24 ip4:203.0.113.0/24 -all").domain("example.org");
    }

    private static World caa(String... records) {
        World world = zone();
        for (String record : records) {
            world.record("@", RecordType.CAA, new RecordData.Presentation(record));
        }
        return world;
    }

    private static Draft draft(RecordKind kind, String value) {
        return Draft.of(kind, NAME, value);
    }

    private static Rehearsal rehearse(World world, FetchedPolicy policy, Draft... drafts) {
        return Rehearsal.of(Gathering.gather(NAME, world, _ -> policy, Instant.EPOCH), List.of(drafts), world, _ -> policy, Gathering.Settings.DEFAULT);
    }

    private static Rehearsal rehearse(World world, Draft... drafts) {
        return rehearse(world, new FetchedPolicy.Body(POLICY, "text/plain"), drafts);
    }

    private static List<String> rules(List<Finding> findings) {
        return findings.stream().map(Finding::ruleId).toList();
    }

    @Test
    void a_draft_is_judged_by_the_rules_of_published_records() {
        var rehearsal = rehearse(zone().txt("_dmarc", "v=DMARC1; p=none; rua=mailto:r@example.org"), draft(RecordKind.DMARC, "v=DMARC1; p=reject; rua=mailto:r@example.org"));
        assertTrue(rules(rehearsal.findings().eased()).contains("dmarc.policy.none"));
        assertEquals(Stage.MONITORING, rehearsal.published().stage().current());
        assertEquals(Stage.REJECTING, rehearsal.drafted().stage().current());
    }

    @Test
    void what_a_draft_leads_to_is_asked_for() {
        var rehearsal = rehearse(vendor(zone().txt("@", "v=spf1 -all")), draft(RecordKind.SPF, "v=spf1 include:_spf.vendor.test include:missing.test -all"));
        assertTrue(rules(rehearsal.findings().raised()).stream().anyMatch(rule -> rule.startsWith("spf.include")), rehearsal.findings().raised().toString());
        assertTrue(rehearsal.drafted().unknowns().stream().noneMatch(unknown -> unknown.question().contains("vendor")));
    }

    @Test
    void a_draft_equal_to_what_is_published_changes_nothing() {
        String text = "v=spf1 ip4:192.0.2.0/24 -all";
        var rehearsal = rehearse(zone().txt("@", text, "verification=1"), draft(RecordKind.SPF, text));
        assertEquals(List.of(), rehearsal.findings().raised());
        assertEquals(List.of(), rehearsal.findings().eased());
        assertEquals(List.of(), rehearsal.breaks());
        assertEquals(List.of(text), rehearsal.changes().getFirst().before());
        assertEquals(List.of(), rehearsal.changes().getFirst().difference().changed());
    }

    @Test
    void the_difference_is_shown_by_terms() {
        var rehearsal = rehearse(zone().txt("_dmarc", "v=DMARC1; p=none"), draft(RecordKind.DMARC, "v=DMARC1; p=reject"));
        assertEquals(List.of(new Term("v=DMARC1", Term.Mark.KEPT), new Term("p=none", Term.Mark.REMOVED), new Term("p=reject", Term.Mark.ADDED)),
                rehearsal.changes().getFirst().difference().values().getFirst().terms());
    }

    private static Stream<Arguments> breaks() {
        return Stream.of(
                // DMARC
                Arguments.of(zone().txt("_dmarc", "v=DMARC1; p=none; rua=mailto:a@example.org"), draft(RecordKind.DMARC, "v=DMARC1; p=reject; rua=mailto:a@example.org"), List.of(
                        "TIGHTER Mail that fails in the name of example.org: delivered and reported until now, refused then.",
                        "TIGHTER Mail that fails in the name of an existing name below example.org: delivered and reported until now, refused then.",
                        "TIGHTER Mail that fails in the name of a made-up name below example.org: delivered and reported until now, refused then.")),
                Arguments.of(zone().txt("_dmarc", "v=DMARC1; p=reject"), draft(RecordKind.DMARC, "v=DMARC1; p=reject; t=y"), List.of(
                        "LOOSER Mail that fails in the name of example.org, at receivers on RFC 9989: refused until now, put into the spam folder then.",
                        "LOOSER Mail that fails in the name of an existing name below example.org, at receivers on RFC 9989: refused until now, put into the spam folder then.",
                        "LOOSER Mail that fails in the name of a made-up name below example.org, at receivers on RFC 9989: refused until now, put into the spam folder then.")),
                Arguments.of(zone().txt("_dmarc", "v=DMARC1; p=none; rua=mailto:a@example.org,mailto:b@example.org; ruf=mailto:f@example.org"), draft(RecordKind.DMARC, "v=DMARC1; p=none; rua=mailto:B@example.org"), List.of(
                        "LOSS Aggregate reports would no longer go to mailto:a@example.org.",
                        "LOSS Failure reports would no longer go to mailto:f@example.org.")),
                Arguments.of(zone().txt("_dmarc", "v=DMARC1; p=none"), draft(RecordKind.DMARC, "v=DMARC1; p=none; adkim=s; aspf=s"), List.of(
                        "TIGHTER A DKIM signature would count only when it is made by exactly the name in the sender's address, no longer by its organisation's other names.",
                        "TIGHTER SPF would count only when the envelope has exactly the name in the sender's address, no longer another name of the organisation.")),
                Arguments.of(zone().txt("_dmarc", "v=DMARC1; p=none; rua=mailto:a@example.org"), draft(RecordKind.DMARC, ""), List.of(
                        "LOSS Aggregate reports would no longer go to mailto:a@example.org.",
                        "NOTE Mail that fails in the name of example.org: delivered and reported until now, delivered without a report then.",
                        "NOTE Mail that fails in the name of an existing name below example.org: delivered and reported until now, delivered without a report then.",
                        "NOTE Mail that fails in the name of a made-up name below example.org: delivered and reported until now, delivered without a report then.")),
                // Nobody reports where no record says to whom.
                Arguments.of(zone().txt("_dmarc", "v=DMARC1; p=none"), draft(RecordKind.DMARC, "v=DMARC1; p=reject"), List.of(
                        "TIGHTER Mail that fails in the name of example.org: delivered without a report until now, refused then.",
                        "TIGHTER Mail that fails in the name of an existing name below example.org: delivered without a report until now, refused then.",
                        "TIGHTER Mail that fails in the name of a made-up name below example.org: delivered without a report until now, refused then.")),
                Arguments.of(zone().txt("_dmarc", "v=DMARC1; p=none"), draft(RecordKind.DMARC, ""), List.of()),
                Arguments.of(zone().txt("_dmarc", "v=DMARC1; p=none"), draft(RecordKind.DMARC, "v=DMARC1; p=none; rua=mailto:a@example.org"), List.of(
                        "NOTE Mail that fails in the name of example.org: delivered without a report until now, delivered and reported then.",
                        "NOTE Mail that fails in the name of an existing name below example.org: delivered without a report until now, delivered and reported then.",
                        "NOTE Mail that fails in the name of a made-up name below example.org: delivered without a report until now, delivered and reported then.")),
                Arguments.of(zone().txt("_dmarc", "v=DMARC1; p=none; ruf=mailto:f@example.org"), draft(RecordKind.DMARC, "v=DMARC1; p=none"), List.of(
                        "LOSS Failure reports would no longer go to mailto:f@example.org.",
                        "NOTE Mail that fails in the name of example.org: delivered and reported until now, delivered without a report then.",
                        "NOTE Mail that fails in the name of an existing name below example.org: delivered and reported until now, delivered without a report then.",
                        "NOTE Mail that fails in the name of a made-up name below example.org: delivered and reported until now, delivered without a report then.")),
                // SPF
                Arguments.of(vendor(zone().txt("@", "v=spf1 include:_spf.vendor.test mx -all")), draft(RecordKind.SPF, "v=spf1 -all"), List.of(
                        "LOSS Mail from 'include:_spf.vendor.test' would no longer pass SPF (2 networks).",
                        "LOSS Mail from 'mx' would no longer pass SPF (one group of hosts).")),
                Arguments.of(vendor(zone().txt("@", "v=spf1 include:_spf.vendor.test -all")), draft(RecordKind.SPF, "v=spf1 ip4:198.51.100.0/23 -all"), List.of(
                        "LOSS Mail from 'include:_spf.vendor.test' would no longer pass SPF (one network).")),
                Arguments.of(zone().txt("@", "v=spf1 ip4:192.0.2.1 ~all"), draft(RecordKind.SPF, "v=spf1 ip4:192.0.2.0/24 -all"), List.of(
                        "TIGHTER Mail from all other servers: suspicious until now, forbidden then.")),
                Arguments.of(zone().txt("@", "v=spf1 ip4:192.0.2.1 -all"), draft(RecordKind.SPF, "v=spf1 ip4:192.0.2.1"), List.of(
                        "LOOSER Mail from all other servers: forbidden until now, neither allowed nor forbidden then.")),
                Arguments.of(zone().txt("@", "v=spf1 ip4:192.0.2.1 -all"), draft(RecordKind.SPF, "v=spf1 ip4:192.0.2.300 -all"), List.of(
                        "LOSS Receivers could not read the record, so that no server's mail passes SPF.")),
                Arguments.of(zone().txt("@", "v=spf1 ip4:192.0.2.1 -all"), draft(RecordKind.SPF, ""), List.of(
                        "LOSS There would be no SPF record, so that no server's mail passes SPF.")),
                Arguments.of(vendor(zone().txt("@", "v=spf1 redirect=_spf.vendor.test")), draft(RecordKind.SPF, "v=spf1 -all"), List.of(
                        "LOSS Mail from 'redirect=_spf.vendor.test' would no longer pass SPF (2 networks).")),
                Arguments.of(vendor(zone().txt("@", "v=spf1 mx redirect=_spf.vendor.test")), draft(RecordKind.SPF, "v=spf1 mx include:_spf.vendor.test -all"), List.of()),
                Arguments.of(vendor(zone().txt("@", "v=spf1 mx include:_spf.vendor.test -all")), draft(RecordKind.SPF, "v=spf1 mx redirect=_spf.vendor.test"), List.of()),
                Arguments.of(vendor(zone().txt("@", "v=spf1 -all redirect=_spf.vendor.test")), draft(RecordKind.SPF, "v=spf1 -all"), List.of()),
                Arguments.of(zone().txt("@", "v=spf1 redirect=soft.test").domain("soft.test").txt("@", "v=spf1 redirect=softer.test").domain("softer.test").txt("@", "v=spf1 ip4:198.51.100.0/24 ~all"), draft(RecordKind.SPF, "v=spf1 ip4:198.51.100.0/24 -all"), List.of(
                        "TIGHTER Mail from all other servers: suspicious until now, forbidden then.")),
                Arguments.of(vendor(zone().txt("@", "v=spf1 ip4:198.51.100.0/24 ip4:203.0.113.0/24 ?all")), draft(RecordKind.SPF, "v=spf1 redirect=_spf.vendor.test"), List.of(
                        "TIGHTER Mail from all other servers: neither allowed nor forbidden until now, forbidden then.")),
                Arguments.of(zone().txt("@", "v=spf1 redirect=%{d}.soft.test"), draft(RecordKind.SPF, "v=spf1 -all"), List.of(
                        "LOSS Mail from 'redirect=%{d}.soft.test' would no longer pass SPF (one group of hosts).")),
                Arguments.of(zone().txt("@", "v=spf1 ip4:192.0.2.0/24 ~all"), draft(RecordKind.SPF, "v=spf1 -ip4:192.0.2.0/25 ip4:192.0.2.0/24 ~all"), List.of(
                        "LOSS Mail from 'ip4:192.0.2.0/24' would no longer pass SPF (one network).")),
                Arguments.of(zone().txt("@", "v=spf1 ip4:192.0.2.0/24 ~all"), draft(RecordKind.SPF, "v=spf1 ?ip4:192.0.2.5 ip4:192.0.2.0/24 ~all"), List.of(
                        "LOSS Mail from 'ip4:192.0.2.0/24' would no longer pass SPF (one network).")),
                Arguments.of(zone().txt("@", "v=spf1 ip6:2001:db8::/32 ~all"), draft(RecordKind.SPF, "v=spf1 -ip6:2001:db8:8000::/33 ip6:2001:db8::/32 ~all"), List.of(
                        "LOSS Mail from 'ip6:2001:db8::/32' would no longer pass SPF (one network).")),
                Arguments.of(zone().txt("@", "v=spf1 ip4:192.0.2.0/24 ~all"), draft(RecordKind.SPF, "v=spf1 ip4:192.0.2.0/24 -ip4:192.0.2.0/25 ~all"), List.of()),
                Arguments.of(zone().txt("@", "v=spf1 -ip4:192.0.2.0/25 ip4:192.0.2.0/24 ~all"), draft(RecordKind.SPF, "v=spf1 ip4:192.0.2.128/25 ~all"), List.of()),
                Arguments.of(zone().txt("@", "v=spf1 ip4:192.0.2.0/24 ~all"), draft(RecordKind.SPF, "v=spf1 ip4:192.0.2.0/25 ip4:192.0.2.128/25 ~all"), List.of()),
                Arguments.of(vendor(zone().txt("@", "v=spf1 ip4:198.51.100.7 ~all")), draft(RecordKind.SPF, "v=spf1 -include:_spf.vendor.test ip4:198.51.100.7 ~all"), List.of(
                        "LOSS Mail from 'ip4:198.51.100.7' would no longer pass SPF (one network).")),
                Arguments.of(vendor(zone().txt("@", "v=spf1 include:_spf.vendor.test ~all")), draft(RecordKind.SPF, "v=spf1 -ip4:198.51.100.7 include:_spf.vendor.test ~all"), List.of(
                        "LOSS Mail from 'include:_spf.vendor.test' would no longer pass SPF (one network).")),
                Arguments.of(zone().txt("@", "v=spf1 include:inner.test ~all").domain("inner.test").txt("@", "v=spf1 -ip4:192.0.2.7 ip4:192.0.2.0/24 -all"), draft(RecordKind.SPF, "v=spf1 -ip4:192.0.2.7 ip4:192.0.2.0/24 ~all"), List.of()),
                Arguments.of(zone().txt("@", "v=spf1 mx ~all"), draft(RecordKind.SPF, "v=spf1 -mx mx ~all"), List.of(
                        "LOSS Mail from 'mx' would no longer pass SPF (one group of hosts).")),
                Arguments.of(zone().txt("@", "v=spf1 mx ip4:192.0.2.1 ~all"), draft(RecordKind.SPF, "v=spf1 +all"), List.of(
                        "LOOSER Mail from all other servers: suspicious until now, allowed then.")),
                Arguments.of(zone().txt("@", "v=spf1 ip4:192.0.2.0/24 ~all"), draft(RecordKind.SPF, "v=spf1 -a:mail.example.org ip4:192.0.2.0/24 ~all"), List.of(
                        "LOSS Mail from 'ip4:192.0.2.0/24' would no longer pass SPF where '-a:mail.example.org' matches first.")),
                Arguments.of(zone().txt("@", "v=spf1 -a:mail.example.org ip4:192.0.2.0/24 ~all"), draft(RecordKind.SPF, "v=spf1 -a:mail.example.org ip4:192.0.2.0/24 ~all mx"), List.of()),
                // DKIM
                Arguments.of(zone().txt("s1._domainkey", KEY), new Draft(RecordKind.DKIM, NAME, "s1", "v=DKIM1; p="), List.of(
                        "LOSS Mail signed with the selector 's1' and the key that is published now would no longer verify.")),
                Arguments.of(zone().txt("s1._domainkey", KEY), new Draft(RecordKind.DKIM, NAME, "s1", "v=DKIM1; t=s; p=" + Keys.rsa(2048)), List.of()),
                // MTA-STS
                Arguments.of(zone().txt("_mta-sts", "v=STSv1; id=1"), draft(RecordKind.MTA_STS_POLICY, POLICY.replace("mail.", "other.")), List.of(
                        "LOSS The policy file changes and the record's id does not: senders would go on with the old policy until it ends by age. Give the record a new id after the file is in place.",
                        "LOSS Senders that keep to MTA-STS would no longer deliver to mail.example.org, which the policy does not name.")),
                Arguments.of(zone(), draft(RecordKind.MTA_STS, "v=STSv1; id=1"), List.of(
                        "TIGHTER Senders that keep to MTA-STS would deliver only over encryption with a valid certificate, and otherwise hold the mail back.")),
                Arguments.of(zone().txt("_mta-sts", "v=STSv1; id=1"), draft(RecordKind.MTA_STS, ""), List.of(
                        "LOOSER Senders that know the policy keep to it until it ends by age; after that they deliver without encryption again. To withdraw it sooner, serve 'mode: none' first.")),
                // Others
                Arguments.of(zone(), draft(RecordKind.MX, "0 ."), List.of("LOSS Nobody could send mail to example.org any more; now it is delivered to mail.example.org.")),
                Arguments.of(zone(), draft(RecordKind.MX, "10 mx.example.net"), List.of("NOTE Mail would no longer be delivered to mail.example.org.")),
                // No MX record, but an address: senders deliver there (RFC 5321 §5.1)
                Arguments.of(world().domain("example.org").a("@", "192.0.2.1"), draft(RecordKind.MX, "0 ."), List.of(
                        "LOSS Nobody could send mail to example.org any more; now senders deliver it to the domain's own address, if a mail server answers there.")),
                Arguments.of(world().domain("example.org").a("@", "192.0.2.1"), draft(RecordKind.MX, "10 mx.example.net"), List.of(
                        "NOTE Mail would no longer be delivered to the domain's own address.")),
                Arguments.of(world().domain("example.org").a("@", "192.0.2.1"), draft(RecordKind.MX, ""), List.of()),
                Arguments.of(zone().txt("_smtp._tls", "v=TLSRPTv1; rua=mailto:t@example.org"), draft(RecordKind.TLS_RPT, ""), List.of("LOSS Reports on encrypted delivery would no longer go to mailto:t@example.org.")),
                Arguments.of(zone().record("@", RecordType.CAA, new RecordData.Presentation("0 issue \"a.test; x=y\"")), draft(RecordKind.CAA, "0 issue \"b.test\""), List.of(
                        "LOSS a.test could no longer issue certificates for example.org and the names below it; the next renewal there would fail.")),
                Arguments.of(caa("0 issue \"a.test\""), draft(RecordKind.CAA, "0 issue \";\""), List.of(
                        "LOSS a.test could no longer issue certificates for example.org and the names below it; the next renewal there would fail.")),
                Arguments.of(caa("0 issue \";\""), draft(RecordKind.CAA, "0 issue \"a.test\""), List.of()),
                Arguments.of(caa("0 issue \"a.test\"", "0 issuewild \"b.test\""), draft(RecordKind.CAA, "0 issue \"a.test\"\n0 issuewild \";\""), List.of(
                        "LOSS b.test could no longer issue certificates with a wildcard for example.org and the names below it; the next renewal there would fail.")),
                Arguments.of(caa("0 issue \"a.test\""), draft(RecordKind.CAA, "0 issue \"a.test\"\n0 issuewild \"b.test\""), List.of(
                        "LOSS a.test could no longer issue certificates with a wildcard for example.org and the names below it; the next renewal there would fail.")),
                Arguments.of(zone(), draft(RecordKind.CAA, "0 issue \"a.test\""), List.of(
                        "LOSS Only a.test could issue certificates for example.org and the names below it; until now every authority may, and the next renewal at another one would fail.")),
                Arguments.of(zone(), draft(RecordKind.CAA, "0 issue \";\""), List.of(
                        "LOSS Nobody could issue certificates for example.org and the names below it; until now every authority may, and the next renewal would fail.")),
                Arguments.of(zone(), draft(RecordKind.CAA, "0 issuewild \"a.test\"\n0 issuewild \"b.test\""), List.of(
                        "LOSS Only a.test, b.test could issue certificates with a wildcard for example.org and the names below it; until now every authority may, and the next renewal at another one would fail.")),
                Arguments.of(zone(), draft(RecordKind.CAA, "0 iodef \"mailto:s@example.org\""), List.of()),
                Arguments.of(caa("0 issue \"a.test\""), draft(RecordKind.CAA, "0 issue \"a.test\"\n128 tbs \"x\""), List.of(
                        "LOSS No authority could issue certificates for example.org and the names below it, because the record '128 tbs \"x\"' insists on a property that none knows; the next renewal would fail.")),
                Arguments.of(caa("0 issue \"a.test\"", "128 tbs \"x\""), draft(RecordKind.CAA, "0 issue \"b.test\"\n128 tbs \"x\""), List.of()),
                Arguments.of(caa("0 issue \"a.test\"", "0 issuevmc \"v.test\""), draft(RecordKind.CAA, "0 issue \"a.test\"\n0 issuevmc \";\""), List.of(
                        "LOSS v.test could no longer issue certificates for logos (BIMI) for example.org and the names below it; the next renewal there would fail.")),
                Arguments.of(caa("0 issue \"a.test\""), draft(RecordKind.CAA, ""), List.of()),
                Arguments.of(zone().txt("default._bimi", "v=BIMI1; l=https://example.org/a.svg"), draft(RecordKind.BIMI, "v=BIMI1; l="), List.of("NOTE The logo at https://example.org/a.svg would no longer be shown.")),
                Arguments.of(zone().cname("_dmarc", "d.vendor.test").domain("vendor.test").txt("d", "v=DMARC1; p=none"), draft(RecordKind.DMARC, "v=DMARC1; p=none"), List.of(
                        "NOTE _dmarc.example.org is an alias (CNAME) of d.vendor.test now. No other record can stand beside an alias: take it away first.")),
                Arguments.of(world().domain("example.org").cname("@", "host.test").domain("host.test").mx(10, "mail.host.test").a("@", "192.0.2.9"), draft(RecordKind.SPF, "v=spf1 mx -all"), List.of(
                        "LOSS example.org is an alias (CNAME) of host.test now, and no other record can stand beside an alias. Without the alias it has none of what stands behind it, such as addresses and mail servers: publish those at example.org in the same step.")));
    }

    /// A name that has no record of its own is answered by a wildcard, until something stands at it or below it (RFC 4592 §2.2.2).
    @Test
    void what_a_wildcard_stops_to_answer_is_said() {
        DomainName sub = DomainName.of("sub.example.org");
        World any = zone().record("*", RecordType.MX, new RecordData.MailExchange(10, DomainName.of("mail.example.org"))).txt("*", "v=spf1 mx -all").a("*", "192.0.2.1");
        String begin = "sub.example.org has no record of its own: the wildcard *.example.org answers for it. It would answer no longer, and sub.example.org would have no ";
        String end = ". Publish what is needed at sub.example.org in the same step.";
        assertEquals(List.of("LOSS " + begin + "mail servers, SPF record and addresses" + end), wildcards(any, sub, Draft.of(RecordKind.DMARC, sub, "v=DMARC1; p=none")));
        assertEquals(List.of("LOSS " + begin + "mail servers and addresses" + end), wildcards(any, sub, Draft.of(RecordKind.SPF, sub, "v=spf1 mx -all")));
        assertEquals(List.of("NOTE " + begin + "addresses" + end),
                wildcards(any, sub, Draft.of(RecordKind.SPF, sub, "v=spf1 mx -all"), Draft.of(RecordKind.MX, sub, "10 mail.example.org")));
        assertEquals(List.of(), wildcards(any, sub, Draft.of(RecordKind.DMARC, sub, "")), "Nothing is published");
        assertEquals(List.of(), wildcards(any.txt("_dmarc.sub", "v=DMARC1; p=none"), sub, Draft.of(RecordKind.DMARC, sub, "v=DMARC1; p=reject")), "The name exists already");
        assertEquals(List.of(), wildcards(zone().record("*", RecordType.MX, new RecordData.MailExchange(10, DomainName.of("mail.example.org"))).domain("sub.example.org").mx(10, "mail.example.org"), sub,
                Draft.of(RecordKind.DMARC, sub, "v=DMARC1; p=none")), "A zone of its own");
        assertEquals(List.of(), wildcards(any, NAME, draft(RecordKind.DMARC, "v=DMARC1; p=none")), "The domain itself");
    }

    private static List<String> wildcards(World world, DomainName domain, Draft... drafts) {
        return Rehearsal.of(Gathering.gather(domain, world, _ -> new FetchedPolicy.Status(404), Instant.EPOCH), List.of(drafts), world, _ -> new FetchedPolicy.Status(404), Gathering.Settings.DEFAULT)
                .breaks().stream().filter(each -> each.sentence().contains("wildcard")).map(each -> each.weight() + " " + each.sentence()).toList();
    }

    private static Stream<Arguments> zones() {
        World world = zone().txt("@", "v=spf1 mx -all").mx(10, "mail.provider.test").a("www.sub", "192.0.2.2")
                .domain("_domainkey.example.org").txt("s1", KEY)
                .domain("deep.example.org").a("x.y", "192.0.2.3")
                .domain("provider.test").a("mail", "192.0.2.4")
                .domain("example");
        return Stream.of(
                Arguments.of(world, "example.org", RecordKind.DMARC, "", "example.org", "_dmarc"),
                Arguments.of(world, "example.org", RecordKind.SPF, "", "example.org", "@"),
                // No DMARC record says to which organization a name belongs; its records stand in the zone above all the same.
                Arguments.of(world, "sub.example.org", RecordKind.SPF, "", "example.org", "sub"),
                Arguments.of(world, "sub.example.org", RecordKind.DMARC, "", "example.org", "_dmarc.sub"),
                Arguments.of(world, "x.y.deep.example.org", RecordKind.DMARC, "", "deep.example.org", "_dmarc.x.y"),
                // Names below may be handed to somebody else's servers.
                Arguments.of(world, "example.org", RecordKind.DKIM, "s1", "_domainkey.example.org", "s1"),
                Arguments.of(world, "example.org", RecordKind.TLSA, "_25._tcp.mail.provider.test", "provider.test", "_25._tcp.mail"),
                // A name that nobody registered is no part of the registry's zone.
                Arguments.of(world, "unregistered.example", RecordKind.DMARC, "", "unregistered.example", "_dmarc"));
    }

    @ParameterizedTest(name = "[{index}] {1} {2} {3}")
    @MethodSource("zones")
    void a_record_is_typed_into_the_zone_that_it_is_in(World world, String domain, RecordKind kind, String label, String zone, String typed) {
        DomainName name = DomainName.of(domain);
        String value = kind == RecordKind.TLSA ? "3 1 1 " + "ab".repeat(32) : "v=DMARC1; p=none";
        Rehearsal rehearsal = Rehearsal.of(Gathering.gather(name, world, _ -> new FetchedPolicy.Status(404), Instant.EPOCH), List.of(new Draft(kind, name, label, value)), world,
                _ -> new FetchedPolicy.Status(404), Gathering.Settings.DEFAULT);
        Rehearsal.Placed placed = rehearsal.changes().getFirst();
        assertEquals(DomainName.of(zone), placed.zone());
        assertEquals(typed, ZoneEditor.CLOUDFLARE.typing(placed.zone(), placed.draft(), 300).name());
        assertEquals(zone.equals("provider.test"), placed.foreign());
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void what_would_break_is_said(World world, Draft draft, List<String> expected) {
        assertEquals(expected, rehearse(world, draft).breaks().stream().map(each -> each.weight() + " " + each.sentence()).toList());
    }

    /// A loss is said exactly where a sender that passes would not (RFC 7208 §4.6.2).
    @Test
    void a_loss_is_said_exactly_where_a_sender_would_cease_to_pass() {
        var random = new Random(7208);
        int losses = 0;
        for (int round = 0; round < 300; round++) {
            World world = zone().txt("@", record(random)).domain("vendor.test").txt("a", record(random).replaceAll(" \\S*(include:|redirect=)\\S*", ""))
                    .txt("b", record(random).replaceAll(" \\S*(include:|redirect=)\\S*", "")).domain("example.org");
            Draft draft = draft(RecordKind.SPF, record(random));
            var then = new Overlay(world, List.of(draft));
            boolean lost = IntStream.range(0, 40).mapToObj(i -> new Sender(IpAddress.of("192.0.2." + i).orElseThrow(), "mail.example.org", "a@example.org"))
                    .anyMatch(sender -> SpfCheck.check(sender, world).verdict() == SpfVerdict.PASS && SpfCheck.check(sender, then).verdict() != SpfVerdict.PASS);
            List<Break> breaks = rehearse(world, draft).breaks();
            assertEquals(lost, breaks.stream().anyMatch(each -> each.weight() == Break.Weight.LOSS), () -> world.ask(new Question(NAME, RecordType.TXT)) + " " + draft + " " + breaks);
            losses += lost ? 1 : 0;
        }
        assertTrue(losses > 50 && losses < 290, "lost " + losses);
    }

    private static String record(Random random) {
        var text = new StringBuilder("v=spf1");
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(' ').append("++++-~?".charAt(random.nextInt(7))).append(random.nextInt(4) == 0 ? "include:" + "ab".charAt(random.nextInt(2)) + ".vendor.test"
                    : "ip4:192.0.2." + random.nextInt(32) + "/" + (28 + random.nextInt(5)));
        }
        return text.append(random.nextBoolean() ? " -all" : random.nextBoolean() ? " redirect=" + "ab".charAt(random.nextInt(2)) + ".vendor.test" : "").toString();
    }

    @Test
    void a_first_caa_record_takes_the_place_of_those_above() {
        World world = world().domain("org").record("@", RecordType.CAA, new RecordData.Presentation("0 issue \"a.test\"")).domain("example.org").mx(10, "mail.example.org").a("mail", "192.0.2.1");
        assertEquals(List.of("a.test could no longer issue certificates for example.org and the names below it; the next renewal there would fail."),
                rehearse(world, draft(RecordKind.CAA, "0 issue \"b.test\"")).breaks().stream().map(Break::sentence).toList());
        assertEquals(List.of(), rehearse(zone().timeout("@", RecordType.CAA), draft(RecordKind.CAA, "0 issue \"b.test\"")).breaks());
    }

    @Test
    void drafts_are_judged_together() {
        var rehearsal = rehearse(zone().txt("@", "v=spf1 mx -all"), draft(RecordKind.MX, "0 ."), draft(RecordKind.SPF, "v=spf1 -all"), draft(RecordKind.DMARC, "v=DMARC1; p=reject;"));
        assertEquals(Stage.REJECTING, rehearsal.drafted().stage().current());
        assertEquals(3, rehearsal.changes().size());
        assertTrue(rehearsal.drafted().findings().stream().noneMatch(finding -> finding.ruleId().startsWith("spf.parked")));
    }

    @Test
    void a_draft_of_another_domain_is_refused() {
        var stranger = Draft.of(RecordKind.DMARC, DomainName.of("example.net"), "v=DMARC1; p=none");
        assertThrows(IllegalArgumentException.class, () -> rehearse(zone(), stranger));
    }

    @Test
    void an_overlay_replaces_the_spf_record_alone() {
        var overlay = new Overlay(zone().txt("@", "v=spf1 mx -all", "verification=1"), List.of(draft(RecordKind.SPF, "v=spf1 -all")));
        var found = assertInstanceOf(Answer.Found.class, overlay.ask(NAME, RecordType.TXT));
        assertEquals(List.of(new RecordData.Text(List.of("verification=1")), new RecordData.Text(List.of("v=spf1 -all"))), found.records());
    }

    @Test
    void an_overlay_makes_the_names_above_a_draft_exist() {
        var overlay = new Overlay(zone(), List.of(new Draft(RecordKind.DKIM, NAME, "s1", KEY)));
        assertInstanceOf(Answer.NoData.class, overlay.ask(NAME.under("_domainkey"), RecordType.TXT));
        assertInstanceOf(Answer.NoData.class, overlay.ask(NAME.under("s1._domainkey"), RecordType.A));
        assertInstanceOf(Answer.NoSuchName.class, overlay.ask(NAME.under("s2._domainkey"), RecordType.TXT));
        assertInstanceOf(Answer.Found.class, overlay.ask(NAME.under("s1._domainkey"), RecordType.TXT));
    }

    @Test
    void an_empty_draft_takes_the_record_away() {
        var overlay = new Overlay(zone().txt("_dmarc", "v=DMARC1; p=none"), List.of(draft(RecordKind.DMARC, " \n ")));
        assertEquals(new Answer.NoData(new Question(NAME.under("_dmarc"), RecordType.TXT), false), overlay.ask(NAME.under("_dmarc"), RecordType.TXT));
        assertInstanceOf(Answer.NoSuchName.class, new Overlay(zone(), List.of(draft(RecordKind.DMARC, ""))).ask(NAME.under("_dmarc"), RecordType.A));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            255 | 255
            256 | 255,1
            600 | 255,255,90
            """)
    void long_texts_are_split_at_255_octets(int length, String expected) {
        assertEquals(expected, String.join(",", Draft.strings("x".repeat(length)).stream().map(string -> String.valueOf(string.length())).toList()));
    }

    @Test
    void what_is_no_record_is_refused_with_what_is_wrong() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> draft(RecordKind.MX, "mail.example.org")).getMessage().contains("10 mail.example.org"));
        assertThrows(IllegalArgumentException.class, () -> draft(RecordKind.MX, "65536 mail.example.org"));
        assertEquals(1, draft(RecordKind.MX, "65535 mail.example.org").records().size());
        assertThrows(IllegalArgumentException.class, () -> draft(RecordKind.DKIM, "v=DKIM1; p="));
        assertThrows(IllegalArgumentException.class, () -> new Draft(RecordKind.DKIM, NAME, "a b", ""));
        assertThrows(IllegalArgumentException.class, () -> draft(RecordKind.SPF, "x".repeat(Draft.LONGEST + 1)));
        assertThrows(IllegalStateException.class, () -> draft(RecordKind.MTA_STS_POLICY, "").question());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BIND       | DMARC | _dmarc.example.org. | "v=DMARC1; p=none"
            BIND       | SPF   | example.org.        | "v=DMARC1; p=none"
            CLOUDFLARE | DMARC | _dmarc              | v=DMARC1; p=none
            CLOUDFLARE | SPF   | @                   | v=DMARC1; p=none
            ROUTE_53   | DMARC | _dmarc              | "v=DMARC1; p=none"
            ROUTE_53   | SPF   | ''                  | "v=DMARC1; p=none"
            AZURE      | SPF   | @                   | v=DMARC1; p=none
            GOOGLE     | SPF   | ''                  | "v=DMARC1; p=none"
            GODADDY    | SPF   | @                   | v=DMARC1; p=none
            NAMECHEAP  | DMARC | _dmarc              | v=DMARC1; p=none
            IONOS      | SPF   | @                   | v=DMARC1; p=none
            OVH        | SPF   | ''                  | v=DMARC1; p=none
            GANDI      | SPF   | @                   | "v=DMARC1; p=none"
            """, quoteCharacter = '\'')
    void each_zone_editor_is_told_what_to_type(ZoneEditor editor, RecordKind kind, String name, String value) {
        var typing = editor.typing(NAME, draft(kind, "v=DMARC1; p=none"), 3600);
        assertEquals(name, typing.name());
        assertEquals(List.of(value), typing.values());
        assertFalse(typing.hint().isBlank());
        assertEquals(3600, typing.ttl());
    }

    @Test
    void a_zone_above_the_domain_has_longer_relative_names() {
        var draft = Draft.of(RecordKind.DMARC, DomainName.of("mail.example.org"), "v=DMARC1; p=none");
        assertEquals("_dmarc.mail", ZoneEditor.CLOUDFLARE.typing(NAME, draft, 300).name());
        assertEquals("_dmarc.mail.example.org.", ZoneEditor.CLOUDFLARE.typing(DomainName.of("example.net"), draft, 300).name());
    }

    @Test
    void long_texts_are_split_where_the_editor_does_not() {
        var draft = new Draft(RecordKind.DKIM, NAME, "s1", "x".repeat(300));
        assertEquals("\"" + "x".repeat(255) + "\" \"" + "x".repeat(45) + "\"", ZoneEditor.BIND.typing(NAME, draft, 300).values().getFirst());
        assertEquals("x".repeat(300), ZoneEditor.CLOUDFLARE.typing(NAME, draft, 300).values().getFirst());
        assertEquals("\"a\\\"b\\\\c\"", ZoneEditor.BIND.typing(NAME, new Draft(RecordKind.DKIM, NAME, "s1", "a\"b\\c"), 300).values().getFirst());
    }

    @Test
    void an_editor_says_what_it_cannot_take() {
        assertTrue(ZoneEditor.GODADDY.typing(NAME, draft(RecordKind.SPF, "x".repeat(1025)), 300).warning().isPresent());
        assertTrue(ZoneEditor.GODADDY.typing(NAME, draft(RecordKind.SPF, "x".repeat(1024)), 300).warning().isEmpty());
    }

    @Test
    void hosts_in_a_zone_file_end_with_a_dot() {
        assertEquals(List.of("10 mail.example.org.", "0 ."), ZoneEditor.BIND.typing(NAME, draft(RecordKind.MX, "10 mail.example.org\n0 ."), 300).values());
        assertEquals(List.of("10 mail.example.org"), ZoneEditor.CLOUDFLARE.typing(NAME, draft(RecordKind.MX, "10 mail.example.org"), 300).values());
        assertEquals(List.of("0 issue \"a.test\""), ZoneEditor.BIND.typing(NAME, draft(RecordKind.CAA, "0 issue \"a.test\""), 300).values());
        assertEquals(Arrays.asList(), ZoneEditor.BIND.typing(NAME, draft(RecordKind.CAA, ""), 300).values());
    }

    /// These take a host without a dot for a name below the zone, as a zone file does.
    @ParameterizedTest
    @EnumSource(value = ZoneEditor.class, names = {"BIND", "GOOGLE", "OVH", "GANDI"})
    void a_mail_server_ends_with_a_dot_where_the_zone_would_be_appended(ZoneEditor editor) {
        assertEquals(List.of("10 mail.example.net.", "0 ."), editor.typing(NAME, draft(RecordKind.MX, "10 mail.example.net\n0 ."), 300).values());
    }

    /// Without the dot a server takes the host for a name below the zone.
    @Test
    void a_mail_server_is_written_as_dns_has_it_however_it_was_typed() {
        var draft = draft(RecordKind.MX, " 10   mail.example.net\n020\tMail2.example.net.\n30 mail.müller.example\n0 .");
        assertEquals("10 mail.example.net\n20 mail2.example.net\n30 mail.xn--mller-kva.example\n0 .", draft.value());
        assertEquals(List.of("10 mail.example.net.", "20 mail2.example.net.", "30 mail.xn--mller-kva.example.", "0 ."), ZoneEditor.BIND.typing(NAME, draft, 300).values());
    }
}

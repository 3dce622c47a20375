package org.mailward.mailauth.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dmarc.ReportAuthorization.Consent;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.World;

/// RFC 9990 §4, RFC 7489 §7.1.
class ReportAuthorizationTest {

    private static final DomainName NAME = DomainName.of("blue.example.com");
    private static final DomainName TOP = DomainName.of("example.com");

    private static List<ReportAuthorization> ask(String addresses, World world) {
        return ReportAuthorization.of(DmarcRecord.read("v=DMARC1; p=none; " + addresses).orElseThrow(), NAME, TOP, world);
    }

    @ParameterizedTest(name = "[{index}] {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1                                          | GIVEN     | the plain consent
            v=DMARC1;                                         | GIVEN     | step 6: a trailing semicolon is optional
            v=DMARC1; p=none                                  | GIVEN     | tags that mean nothing here
            v=DMARC1; rua=mailto:other@red.example.net        | GIVEN     | step 9: another address at the same host
            v=DMARC1; rua=mailto:other@blue.example.net       | SENT_AWAY | another host: neither address gets a report
            v=DMARC1; rua=mailto:a@red.example.net,mailto:b@x.example | SENT_AWAY | one of two
            v=DMARC1; rua=oops                                | SENT_AWAY | an address that nobody can use
            v=dmarc1                                          | MISSING   | step 6: the version is mandatory
            hello                                             | MISSING   | step 7: nothing that can be read
            """)
    void the_answer_of_the_receiver(String text, Consent consent, String why) {
        World world = world().domain("red.example.net").txt("blue.example.com._report._dmarc", text);
        ReportAuthorization authorization = ask("rua=mailto:reports@red.example.net", world).getFirst();
        assertEquals(consent, authorization.consent(), why);
        assertEquals("blue.example.com._report._dmarc.red.example.net", authorization.question().name().ascii());
        assertEquals(Set.of(Standard.RFC_9989, Standard.RFC_7489), authorization.askedBy());
    }

    /// RFC 9989 §B.2.3 and §B.2.4: a third party takes failure reports, and later names other mailboxes of its own.
    @Test
    void the_third_party_of_the_appendix() {
        DmarcRecord record = DmarcRecord.read("v=DMARC1; p=none; rua=mailto:dmarc-feedback@example.com; ruf=mailto:auth-reports@thirdparty.example.net").orElseThrow();
        World plain = world().domain("thirdparty.example.net").txt("example.com._report._dmarc", "v=DMARC1;");
        List<ReportAuthorization> authorizations = ReportAuthorization.of(record, TOP, TOP, plain);
        assertEquals(List.of("example.com._report._dmarc.thirdparty.example.net"), authorizations.stream().map(each -> each.question().name().ascii()).toList());
        assertEquals(Consent.GIVEN, authorizations.getFirst().consent());
        World override = world().domain("thirdparty.example.net").txt("example.com._report._dmarc",
                "v=DMARC1; rua=mailto:aggregate-reports@thirdparty.example.net; ruf=mailto:failure-reports@thirdparty.example.net");
        ReportAuthorization overridden = ReportAuthorization.of(record, TOP, TOP, override).getFirst();
        assertEquals(Consent.GIVEN, overridden.consent());
        assertEquals(List.of("aggregate-reports@thirdparty.example.net", "failure-reports@thirdparty.example.net"), overridden.overrides().stream().map(ReportAddress::shown).toList());
    }

    @Test
    void several_records_agree_when_one_does() {
        World world = world().domain("red.example.net").txt("blue.example.com._report._dmarc", "hello", "v=DMARC1", "v=DMARC1; rua=mailto:x@red.example.net");
        ReportAuthorization authorization = ask("rua=mailto:reports@red.example.net", world).getFirst();
        assertEquals(Consent.GIVEN, authorization.consent());
        assertEquals(List.of("mailto:x@red.example.net"), authorization.overrides().stream().map(ReportAddress::text).toList());
    }

    @Test
    void a_wildcard_agrees_for_everybody() {
        assertEquals(Consent.GIVEN, ask("ruf=mailto:r@red.example.net", world().domain("red.example.net").txt("*._report._dmarc", "v=DMARC1")).getFirst().consent());
    }

    @Test
    void silence_is_unknown_and_an_absence_is_none() {
        World world = world().domain("slow.example.net").servfail("blue.example.com._report._dmarc.slow.example.net").domain("red.example.net");
        assertEquals(List.of(Consent.UNKNOWN, Consent.MISSING), ask("rua=mailto:r@slow.example.net,mailto:r@red.example.net,mailto:s@red.example.net", world).stream().map(ReportAuthorization::consent).toList());
    }

    @Test
    void receivers_within_the_organisation_are_not_asked() {
        assertEquals(List.of(), ask("rua=mailto:r@example.com,mailto:r@red.example.com,mailto:r@blue.example.com", world()));
    }

    @Test
    void the_standards_may_differ_in_who_lies_outside() {
        DmarcRecord record = DmarcRecord.read("v=DMARC1; p=none; rua=mailto:r@example.com,mailto:r@x.blue.example.com,mailto:r@red.example.net").orElseThrow();
        List<ReportAuthorization> psd = ReportAuthorization.of(record, NAME, NAME, TOP, world());
        assertEquals(List.of(Set.of(Standard.RFC_9989), Set.of(Standard.RFC_9989, Standard.RFC_7489)), psd.stream().map(ReportAuthorization::askedBy).toList());
        List<ReportAuthorization> list = ReportAuthorization.of(record, NAME, TOP, NAME, world());
        assertEquals(List.of(Set.of(Standard.RFC_7489), Set.of(Standard.RFC_9989, Standard.RFC_7489)), list.stream().map(ReportAuthorization::askedBy).toList());
    }

    @Test
    void no_more_than_ten_hosts_are_asked() {
        String addresses = IntStream.range(0, 15).mapToObj(i -> "mailto:r@d" + i + ".example.net").collect(Collectors.joining(","));
        assertEquals(10, ask("rua=" + addresses, world()).size());
    }

    /// Step 4.
    @Test
    void a_name_that_would_be_too_long_is_not_asked() {
        String middle = "blue.example.com._report._dmarc.";
        String host = "h".repeat(60) + "." + "h".repeat(60) + "." + "h".repeat(60) + ".";
        String fits = host + "h".repeat(253 - middle.length() - host.length() - 4) + ".net";
        assertEquals(253, (middle + fits).length());
        assertEquals(1, ask("rua=mailto:r@" + fits, world()).size());
        assertEquals(0, ask("rua=mailto:r@h" + fits, world()).size());
        assertTrue(fits.length() < 253);
    }
}

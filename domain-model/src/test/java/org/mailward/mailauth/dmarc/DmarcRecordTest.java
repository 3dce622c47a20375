package org.mailward.mailauth.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.tags.Tag;

class DmarcRecordTest {

    private static DmarcRecord record(String text) {
        return DmarcRecord.read(text).orElseThrow();
    }

    @ParameterizedTest(name = "[{index}] {0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            v=DMARC1; p=none            | true  | RFC 9989 §4.8
            v = DMARC1 ;p=none          | true  | RFC 9989 §4.8 blanks around equals and semicolon
            V=DMARC1; p=none            | true  | RFC 9989 §4.8 names in any case
            v=dmarc1; p=none            | false | RFC 9989 §4.7 the version is case-sensitive
            v=DMARC1 p=none             | false | RFC 9989 §4.8 no separator, so the version is wrong
            v=DMARC12; p=none           | false | RFC 9989 §4.7
            p=none; v=DMARC1            | false | RFC 9989 §4.7 v comes first
            ; v=DMARC1; p=none          | false | RFC 9989 §4.7 v comes first
            ` v=DMARC1; p=none`         | false | RFC 9989 §4.8 nothing stands before v
            nv=DMARC1; p=reject         | false | seen in the wild
            junk; v=DMARC1; p=none      | false | RFC 9989 §4.7 v comes first
            v=DMARC1                    | true  | RFC 9989 §4.7 p may be missing
            """)
    void knows_what_receivers_take_for_a_record(String text, boolean expected, String why) {
        assertEquals(expected, DmarcRecord.read(text).isPresent(), why);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            v=DMARC1; p=reject                                             | REJECT     | REJECT     | as written
            v=DMARC1; p=Reject                                             | REJECT     | REJECT     | values in any case
            v=DMARC1; p=reject; t=y                                        | QUARANTINE | REJECT     | RFC 9989 §4.7, unknown to RFC 7489
            v=DMARC1; p=quarantine; t=y                                    | NONE       | QUARANTINE | RFC 9989 §4.7
            v=DMARC1; p=reject; pct=50                                     | REJECT     | QUARANTINE | RFC 7489 §6.6.4, gone in RFC 9989
            v=DMARC1; p=quarantine; pct=0                                  | QUARANTINE | NONE       | RFC 7489 §6.6.4
            v=DMARC1; p=reject; pct=101                                    | REJECT     | REJECT     | not a percentage: the default
            v=DMARC1                                                       | NONE       | -          | RFC 9989 §4.7, RFC 7489 §6.6.3
            v=DMARC1; rua=mailto:a@example.org                             | NONE       | NONE       | RFC 7489 §6.6.3
            v=DMARC1; p=block                                              | -          | -          | RFC 9989 §4.7: no usable rua
            v=DMARC1; p=block; rua=mailto:a@example.org                    | NONE       | NONE       | RFC 9989 §4.7
            v=DMARC1; p=reject; sp=block; rua=mailto:a@example.org         | NONE       | NONE       | RFC 9989 §4.7
            v=DMARC1; p=reject; np=block                                   | -          | REJECT     | RFC 9989 §4.10.1; RFC 7489 does not know np
            v=DMARC1; p=reject; np=block; rua=mailto:a@example.org         | NONE       | REJECT     | RFC 9989 §4.10.1; RFC 7489 does not know np
            v=DMARC1; p=block; p=reject                                    | -          | -          | of two tags the first counts
            v=DMARC1; p=reject; p=block                                    | REJECT     | REJECT     | of two tags the first counts
            """)
    void says_what_both_standards_make_of_it(String text, Policy current, Policy old, String why) {
        var name = DomainName.of("example.org");
        EffectivePolicy policy = EffectivePolicy.of(name, true, name, record(text));
        assertEquals(Optional.ofNullable(current), policy.current(), why);
        assertEquals(Optional.ofNullable(old), policy.old(), why);
    }

    @Test
    void a_name_below_gets_sp_and_a_name_that_does_not_exist_gets_np() {
        DmarcRecord record = record("v=DMARC1; p=reject; sp=quarantine; np=none");
        var below = DomainName.of("shop.example.org");
        var at = DomainName.of("example.org");
        assertEquals(Optional.of(Policy.QUARANTINE), EffectivePolicy.of(below, true, at, record).current());
        assertEquals(Optional.of(Policy.NONE), EffectivePolicy.of(below, false, at, record).current());
        assertEquals(Optional.of(Policy.QUARANTINE), EffectivePolicy.of(below, false, at, record).old());
        assertEquals(Policy.REJECT, record("v=DMARC1; p=reject").nonexistentPolicy());
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            mailto:a@example.org            | example.org | RFC 9989 §4.6
            MAILTO:a@Example.Org            | example.org | schemes in any case
            mailto:a@example.org!10m        | example.org | RFC 7489 §6.4
            mailto:a%2Bb@example.org        | example.org | escaped
            mailto:a@example.org?subject=x  | example.org | RFC 6068
            https://reports.example.org/in  | reports.example.org | another scheme
            a@example.org                   | -           | no scheme
            mailto:a                        | -           | no host
            mailto:@example.org             | -           | no local part
            mailto:a b@example.org          | -           | blank
            mailto:mailto:a@example.org     | -           | doubled, seen in the wild
            mailto:a=b+c_d-e.f@Example.Org  | example.org | signs that are never escaped
            mailto:a@b@example.org          | example.org | the last at sign counts
            mailto:a@example.org!10         | example.org | a limit in octets
            mailto:a@example.org!1G         | example.org | units in any case
            mailto:a@example.org!10x        | -           | no unit
            mailto:a@example.org!m          | -           | no number
            mailto:a@example.org!           | -           | nothing
            mailto:a@example.org!10mm       | -           | two units
            mailto:a@example.org!1!2        | -           | two limits
            mailto:a@localhost              | -           | no dot
            mailto:a@-..example             | -           | no name
            http://reports.example.org      | reports.example.org | another scheme
            ftp://reports.example.org       | -           | a scheme that nobody has
            https:reports                   | -           | no host
            """)
    void reads_report_addresses(String text, String host, String why) {
        DmarcRecord record = record("v=DMARC1; p=none; rua=" + text);
        assertEquals(Optional.ofNullable(host).map(DomainName::of), record.aggregate().getFirst().host(), why);
    }

    @Test
    void faults_are_named_and_defaults_apply() {
        DmarcRecord record = record("v=DMARC1; p=none;; adkim=x; fo=2; t=maybe; p=reject; nonsense");
        assertEquals(6, record.faults().size(), record.faults()::toString);
        assertFalse(record.strictDkim() || record.testing());
        assertEquals(Policy.NONE, record.ownPolicy());
        assertEquals(0, record("v=DMARC1; p=none; fo=1:d:s; psd=n; unheard=of").faults().size());
    }

    @Test
    void a_changed_record_keeps_everything_else() {
        DmarcRecord record = record("v=DMARC1;p=none ; rua=mailto:a@example.org; fo=1;");
        assertEquals("v=DMARC1; p=quarantine; rua=mailto:a@example.org; fo=1", record.with("p", "quarantine"));
        assertEquals("v=DMARC1; p=none; rua=mailto:a@example.org", record.without(Set.of("fo")));
        assertEquals("v=DMARC1; p=none; rua=mailto:b@example.org", record("v=DMARC1; rua=mailto:b@example.org").with("p", "none"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1; p=reject; fo=1; rua=mailto:a@example.org           | v=DMARC1; p=none; rua=mailto:b@example.org; fo=d | v=DMARC1; p=reject; rua=mailto:a@example.org; fo=1
            v=DMARC1; p=reject; sp=none; np=reject; rua=mailto:a@example.org | v=DMARC1; rua=mailto:b@example.org; sp=reject | v=DMARC1; p=reject; rua=mailto:a@example.org; sp=none; np=reject
            v=DMARC1; p=none; rua=mailto:a@example.org                   | v=DMARC1; rua=mailto:a@example.org; p=none      | v=DMARC1; p=none; rua=mailto:a@example.org
            v=DMARC1; p=none                                             | v=DMARC1; p=none; fo=1; x=y                     | v=DMARC1; p=none
            v=DMARC1; p=none; adkim=s                                    | v=DMARC1                                        | v=DMARC1; p=none; adkim=s
            """)
    void terms_stand_in_the_order_of_another_record(String text, String other, String ordered) {
        assertEquals(ordered, DmarcRecord.read(text).orElseThrow().inOrderOf(DmarcRecord.read(other).orElseThrow()));
    }

    @Test
    void retired_tags_are_shown_and_explained() {
        DmarcRecord record = record("v=DMARC1; p=none; pct=100; rf=afrf; ri=3600; rua=mailto:a@example.org!5m");
        assertEquals(4, record.retired().size());
        assertEquals(6, record.explain().size());
        assertTrue(record.explain().stream().allMatch(meaning -> meaning.meaning().endsWith(".")));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            adkim=x       | 'adkim=x' is none of r, s, so the default r applies.
            aspf=         | 'aspf=' is none of r, s, so the default r applies.
            t=maybe       | 't=maybe' is none of n, y, so the default n applies.
            psd=x         | 'psd=x' is none of u, y, n, so the default u applies.
            pct=101       | 'pct=101' is not a number from 0 to 100, so the default 100 applies.
            pct=          | 'pct=' is not a number from 0 to 100, so the default 100 applies.
            pct=0100      | 'pct=0100' is not a number from 0 to 100, so the default 100 applies.
            pct=-1        | 'pct=-1' is not a number from 0 to 100, so the default 100 applies.
            pct=5%        | 'pct=5%' is not a number from 0 to 100, so the default 100 applies.
            pct=/         | 'pct=/' is not a number from 0 to 100, so the default 100 applies.
            pct=:         | 'pct=:' is not a number from 0 to 100, so the default 100 applies.
            fo=2          | 'fo=2' is not a list of 0 or 1, d and s, each at most once, so the default 0 applies.
            fo=           | 'fo=' is not a list of 0 or 1, d and s, each at most once, so the default 0 applies.
            fo=0:1        | 'fo=0:1' is not a list of 0 or 1, d and s, each at most once, so the default 0 applies.
            fo=d:d        | 'fo=d:d' is not a list of 0 or 1, d and s, each at most once, so the default 0 applies.
            fo=1:         | 'fo=1:' is not a list of 0 or 1, d and s, each at most once, so the default 0 applies.
            x=é           | The character at place 21 is none that a DMARC record may hold.
            x=a\u007f    | The character at place 22 is none that a DMARC record may hold.
            """)
    void a_fault_is_named_and_the_default_applies(String tag, String fault) {
        DmarcRecord record = record("v=DMARC1; p=none; " + tag);
        assertEquals(List.of(fault), record.faults());
        assertEquals(record("v=DMARC1; p=none").render(), record.render());
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource({"pct=0,0", "pct=00,0", "pct=9,9", "pct=99,99", "pct=100,100", "pct=100,100"})
    void percentages_at_their_bounds(String tag, int percent) {
        DmarcRecord record = record("v=DMARC1; p=none; " + tag);
        assertEquals(percent, record.percent());
        assertEquals(List.of(), record.faults());
    }

    @Test
    void a_tab_is_a_blank_and_no_fault() {
        assertEquals(List.of(), record("v=DMARC1;\tp=none").faults());
        assertEquals("The character at place 10 is none that a DMARC record may hold.", record("v=DMARC1;\np=none").faults().getFirst());
        assertEquals(List.of(), record("v=DMARC1; p=none; x=~").faults());
    }

    @Test
    void tags_that_no_standard_knows_and_policies_that_nobody_can_read_are_told_apart() {
        DmarcRecord record = record("v=DMARC1; p=block; sp=reject; np=; rau=mailto:a@b.example; pct=1; rf=afrf; ri=1; fo=0; adkim=r; aspf=r; psd=u; t=n; rua=mailto:a@b.example; ruf=mailto:a@b.example");
        assertEquals(List.of("rau=mailto:a@b.example"), record.unknown().stream().map(Tag::text).toList());
        assertEquals(List.of("p=block", "np="), record.unreadablePolicies().stream().map(Tag::text).toList());
        assertEquals(List.of("pct=1", "rf=afrf", "ri=1"), record.retired());
    }

    @Test
    void no_more_addresses_are_read_than_the_limit() {
        String addresses = "mailto:a@b.example,".repeat(DmarcRecord.MOST_ADDRESSES + 1);
        assertEquals(DmarcRecord.MOST_ADDRESSES, record("v=DMARC1; p=none; rua=" + addresses).aggregate().size());
    }

    @Test
    void an_address_is_shown_without_scheme_and_size() {
        List<ReportAddress> addresses = record("v=DMARC1; p=none; rua=MAILTO:a@b.example!5k,https://b.example/in!1,oops,mailto:c@d.example!x").aggregate();
        assertEquals(List.of("a@b.example", "https://b.example/in", "oops", "c@d.example!x"), addresses.stream().map(ReportAddress::shown).toList());
        assertEquals(List.of(true, true, false, false), addresses.stream().map(ReportAddress::isUsable).toList());
        assertEquals(List.of(true, false, false, true), addresses.stream().map(ReportAddress::isMail).toList());
        assertEquals(Optional.of("5k"), addresses.getFirst().sizeLimit());
    }

    @Test
    void policies_go_from_mild_to_strict() {
        assertEquals(List.of(Policy.NONE, Policy.NONE, Policy.QUARANTINE), Arrays.stream(Policy.values()).map(Policy::lowered).toList());
        assertTrue(Policy.NONE.isWeakerThan(Policy.QUARANTINE) && Policy.QUARANTINE.isWeakerThan(Policy.REJECT));
        assertFalse(Policy.REJECT.isWeakerThan(Policy.REJECT));
    }

    /// RFC 9989 §B.2: one owner's records from watching to refusing.
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            v=DMARC1; p=none; rua=mailto:dmarc-feedback@example.com                                                        | NONE       | NONE       | -                                        | RFC 9989 §B.2.1
            v=DMARC1; p=none; rua=mailto:dmarc-feedback@example.com; ruf=mailto:auth-reports@example.com                   | NONE       | NONE       | auth-reports@example.com                 | RFC 9989 §B.2.2
            v=DMARC1; p=none; rua=mailto:dmarc-feedback@example.com; ruf=mailto:auth-reports@thirdparty.example.net        | NONE       | NONE       | auth-reports@thirdparty.example.net      | RFC 9989 §B.2.3
            v=DMARC1; p=quarantine; rua=mailto:dmarc-feedback@example.com,mailto:tld-test@thirdparty.example.net; t=y      | NONE       | QUARANTINE | -                                        | RFC 9989 §B.2.5 testing
            v=DMARC1; p=reject; rua=mailto:dmarc-feedback@example.com,mailto:tld-test@thirdparty.example.net               | REJECT     | REJECT     | -                                        | RFC 9989 §B.2.5 in earnest
            """)
    void the_records_of_the_appendix(String text, Policy current, Policy old, String failure, String why) {
        DmarcRecord record = record(text);
        var name = DomainName.of("example.com");
        EffectivePolicy policy = EffectivePolicy.of(name, true, name, record);
        assertEquals(Optional.of(current), policy.current(), why);
        assertEquals(Optional.of(old), policy.old(), why);
        assertEquals(Optional.ofNullable(failure), record.failure().stream().map(ReportAddress::shown).findFirst(), why);
        assertEquals(List.of(), record.faults(), why);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            mailto:a@[192.0.2.1]      | false
            mailto:a@192.0.2.1        | false
            mailto:a@192.0.2.1!10m    | false
            https://192.0.2.1/in      | false
            mailto:a@b!c.example      | false
            mailto:a@b(c).example     | false
            mailto:a@1.2.example      | true
            mailto:a@b_c.example      | true
            mailto:a@b.xn--p1ai       | true
            """)
    void reports_go_to_a_host_with_a_name(String address, boolean usable) {
        assertEquals(usable, record("v=DMARC1; p=none; rua=" + address).aggregate().getFirst().isUsable(), "RFC 1123 §2.1");
    }
}

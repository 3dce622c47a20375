package org.mailward.mailauth.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;

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

    @Test
    void retired_tags_are_shown_and_explained() {
        DmarcRecord record = record("v=DMARC1; p=none; pct=100; rf=afrf; ri=3600; rua=mailto:a@example.org!5m");
        assertEquals(4, record.retired().size());
        assertEquals(6, record.explain().size());
        assertTrue(record.explain().stream().allMatch(meaning -> meaning.meaning().endsWith(".")));
    }
}

package org.mailward.mailauth.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dmarc.Alignment.Aligned;
import org.mailward.mailauth.dmarc.DmarcVerdict.Result;
import org.mailward.mailauth.dmarc.Identifier.Outcome;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.mailauth.orgdomain.Suffixes;

class DmarcCheckTest {

    private static final PublicSuffixList LIST = Suffixes.of("com\norg\nexample\nbank.example\nnet\nco.uk\n");

    private static DomainName name(String text) {
        return DomainName.of(text);
    }

    private static DmarcCheck check(World world, String author, Identifier... identifiers) {
        return DmarcCheck.of(name(author), List.of(identifiers), world, LIST);
    }

    private static Identifier spf(String domain) {
        return Identifier.spf(name(domain), Outcome.PASS);
    }

    private static Identifier dkim(String domain) {
        return Identifier.dkim(name(domain), "s1", Outcome.PASS);
    }

    /// A world of records: `name text & name text`.
    private static World records(String text) {
        World world = world();
        Arrays.stream(text.split(" & ")).map(String::strip).filter(each -> !each.isEmpty()).forEach(each -> {
            String[] parts = each.split(" ", 2);
            world.domain(parts[0]).txt("_dmarc", parts[1]);
        });
        return world;
    }

    /// RFC 9989 §B.1 and the examples of both standards' texts; RFC 7489 agrees in all of them.
    @ParameterizedTest(name = "[{index}] {0} from {1}, {2}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            example.com                 | example.com                 | r | YES | RFC 9989 §B.1.1 example 1: identical
            example.com                 | example.com                 | s | YES | RFC 9989 §B.1.1 example 1: identical
            child.example.com           | example.com                 | r | YES | RFC 9989 §B.1.1 example 2: a parent
            child.example.com           | example.com                 | s | NO  | RFC 9989 §B.1.1 example 2: not identical
            example.net                 | child.example.com           | r | NO  | RFC 9989 §B.1.1 example 3: a stranger
            example.com                 | child.example.com           | r | YES | RFC 9989 §B.1.2 example 2: a child
            foo.example.com             | news.example.com            | r | YES | RFC 9989 §4.4 the same organizational domain
            newsletter.test.com         | test.com                    | r | YES | martin.mann@newsletter.test.com
            newsletter.test.com         | test.com                    | s | NO  | martin.mann@newsletter.test.com
            test.com                    | test.com                    | s | YES | only the exact domain
            badexample.com              | example.com                 | r | NO  | the end of a name is no parent
            """)
    void alignment_of_both_mechanisms(String identifier, String author, String mode, Aligned expected, String why) {
        World world = world().domain("example.com").txt("_dmarc", "v=DMARC1; p=reject; adkim=" + mode + "; aspf=" + mode)
                .domain("test.com").txt("_dmarc", "v=DMARC1; p=reject; adkim=" + mode + "; aspf=" + mode);
        DmarcCheck check = check(world, author, spf(identifier), dkim(identifier));
        for (DmarcVerdict verdict : List.of(check.current(), check.old())) {
            assertEquals(List.of(expected, expected), verdict.alignments().stream().map(Alignment::aligned).toList(), why);
            assertEquals(expected == Aligned.YES ? Result.PASS : Result.FAIL, verdict.result(), why);
            assertEquals(mode.equals("s"), verdict.alignments().getFirst().strict());
        }
        assertFalse(check.differs());
    }

    /// RFC 9989 §B.4: who belongs to whom, and whose record applies.
    @ParameterizedTest(name = "[{index}] {0}: {5}")
    @CsvSource(delimiter = '|', textBlock = """
            example.com                       | example.com         | example.com        | YES | YES | RFC 9989 §B.4.1
            a.b.c.d.e.f.g.h.i.j.k.example.com | example.com         | example.com        | YES | YES | RFC 9989 §B.4.2
            giant.bank.example                | giant.bank.example  | giant.bank.example | YES | NO  | RFC 9989 §B.4.3
            """)
    void the_tree_walks_of_the_appendix(String author, String organization, String at, Aligned spf, Aligned dkim, String why) {
        World world = world().domain("example.com").txt("_dmarc", "v=DMARC1; p=none").txt("_dmarc.signing", "v=DMARC1; p=none")
                .domain("bank.example").txt("_dmarc", "v=DMARC1; p=reject; psd=y").domain("giant.bank.example").txt("_dmarc", "v=DMARC1; p=quarantine");
        boolean bank = author.endsWith("bank.example");
        DmarcVerdict verdict = check(world, author, spf(bank ? "mail.giant.bank.example" : "example.com"), dkim(bank ? "mail.mega.bank.example" : "signing.example.com")).current();
        assertEquals(Optional.of(name(organization)), verdict.organization(), why);
        assertEquals(name(at), ((TreeWalk.Policies.Applies) verdict.policies()).at(), why);
        assertEquals(List.of(spf, dkim), verdict.alignments().stream().map(Alignment::aligned).toList(), why);
        assertEquals(Result.PASS, verdict.result());
    }

    /// A failing message: SPF passed for a stranger.
    @ParameterizedTest(name = "[{index}] {0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            example.org        | example.org v=DMARC1; p=reject                                                        | FAIL refuses it                      | FAIL refuses it                        | both alike
            example.org        | example.org v=DMARC1; p=reject; t=y                                                   | FAIL puts it into the spam folder    | FAIL refuses it                        | RFC 9989 §4.7 t
            example.org        | example.org v=DMARC1; p=quarantine; t=y                                               | FAIL delivers it as before           | FAIL puts it into the spam folder      | RFC 9989 §4.7 t
            example.org        | example.org v=DMARC1; p=reject; pct=20                                                | FAIL refuses it                      | FAIL refuses it for 20 of 100 messages and puts it into the spam folder for the others | RFC 7489 §6.6.4
            example.org        | example.org v=DMARC1; p=quarantine; pct=0                                             | FAIL puts it into the spam folder    | FAIL delivers it as before             | RFC 7489 §6.6.4
            example.org        | example.org v=DMARC1; p=none; pct=0                                                   | FAIL delivers it as before           | FAIL delivers it as before             | nothing to sample
            example.org        | example.org v=DMARC1                                                                  | FAIL delivers it as before           | NONE                                   | RFC 9989 §4.7, RFC 7489 §6.6.3 no p
            example.org        | example.org v=DMARC1; p=x                                                             | NONE                                 | NONE                                   | RFC 9989 §4.10.1 no usable policy, nowhere to report
            example.org        | -                                                                                     | NONE                                 | NONE                                   | nothing published
            a.example.org      | example.org v=DMARC1; p=reject; sp=none                                               | FAIL delivers it as before           | FAIL delivers it as before             | sp, both alike
            gone.example.org   | example.org v=DMARC1; p=none; sp=quarantine; np=reject                                | FAIL refuses it                      | FAIL puts it into the spam folder      | RFC 9989 §4.7 np
            a.b.example.org    | example.org v=DMARC1; p=none & b.example.org v=DMARC1; p=reject                        | FAIL delivers it as before           | FAIL delivers it as before             | RFC 9989 §4.10.2 the fewest labels
            a.b.example.org    | b.example.org v=DMARC1; p=reject                                                      | FAIL refuses it                      | NONE                                   | RFC 7489 §6.6.3 asks only at the organizational domain
            a.b.example.org    | example.org v=DMARC1; p=none & b.example.org v=DMARC1; p=reject; psd=n                 | FAIL refuses it                      | FAIL delivers it as before             | RFC 9989 §4.10.2 psd=n
            a.example.org      | org v=DMARC1; p=reject                                                                | FAIL refuses it                      | NONE                                   | a record of the suffix without psd
            a.example.org      | org v=DMARC1; p=reject; psd=y                                                         | FAIL refuses it                      | NONE                                   | RFC 9989 §4.10.1 the public suffix's record
            a.b.example.org    | example.org v=DMARC1; p=reject & a.b.example.org v=DMARC1; p=none & a.b.example.org v=DMARC1; p=none | FAIL refuses it         | NONE                                   | RFC 9989 §4.10 discards several and walks on, RFC 7489 §6.6.3 ends
            """)
    void what_both_standards_do_with_a_failing_message(String author, String records, String current, String old, String why) {
        DmarcCheck check = check(records(records == null ? "" : records), author, spf("stranger.net"));
        assertEquals(current, shown(check.current()), why);
        assertEquals(old, shown(check.old()), why);
        assertEquals(!current.equals(old), check.differs(), why);
        for (DmarcVerdict verdict : List.of(check.current(), check.old())) {
            assertTrue(verdict.sentence().endsWith("."), verdict::sentence);
        }
    }

    private static String shown(DmarcVerdict verdict) {
        return verdict.result() + verdict.policy().map(policy -> " " + policy.words()).orElse("");
    }

    @Test
    void an_answer_that_is_missing_is_neither_pass_nor_fail() {
        World broken = world().domain("example.org").servfail("_dmarc").domain("good.org").txt("_dmarc", "v=DMARC1; p=reject").servfail("_dmarc.sub.good.org");
        DmarcCheck unknown = check(broken, "example.org", spf("example.org"));
        assertEquals(List.of(Result.TEMPERROR, Result.TEMPERROR), List.of(unknown.current().result(), unknown.old().result()));
        DmarcCheck open = check(broken, "good.org", spf("sub.good.org"));
        assertEquals(List.of(Result.TEMPERROR, Result.PASS), List.of(open.current().result(), open.old().result()));
        assertEquals(Aligned.UNKNOWN, open.current().alignments().getFirst().aligned());
        DmarcCheck decided = check(broken, "good.org", spf("sub.good.org"), dkim("good.org"));
        assertEquals(Result.PASS, decided.current().result());
        DmarcCheck waiting = check(broken, "good.org", Identifier.dkim(name("good.org"), "s1", Outcome.UNKNOWN));
        assertEquals(List.of(Result.TEMPERROR, Result.TEMPERROR), List.of(waiting.current().result(), waiting.old().result()));
        DmarcCheck hopeless = check(broken, "good.org", Identifier.dkim(name("good.org"), "s1", Outcome.FAIL), Identifier.spf(name("x.net"), Outcome.UNKNOWN));
        assertEquals(Result.FAIL, hopeless.current().result());
    }

    @Test
    void whether_the_name_exists_is_asked_only_where_it_matters() {
        World world = world().domain("example.org").txt("_dmarc", "v=DMARC1; p=reject; np=none").timeout("slow.example.org");
        assertEquals(Result.TEMPERROR, check(world, "slow.example.org").current().result());
        assertEquals(Result.FAIL, check(world, "slow.example.org").old().result());
        assertEquals("delivers it as before", check(world, "gone.example.org").current().policy().orElseThrow().words());
        World alike = world().domain("example.org").txt("_dmarc", "v=DMARC1; p=reject");
        check(alike, "a.example.org");
        assertTrue(alike.asked().stream().allMatch(question -> question.name().ascii().startsWith("_dmarc")), () -> alike.asked().toString());
    }

    @Test
    void the_sentences_say_who_vouches_or_what_is_missing() {
        World world = world().domain("example.org").txt("_dmarc", "v=DMARC1; p=reject; pct=20");
        assertEquals("The message passes: the DKIM signature of news.example.org passed and is aligned with example.org.", check(world, "example.org", spf("x.net"), dkim("news.example.org")).current().sentence());
        assertEquals("The message fails: SPF for x.net passed, but is not aligned with example.org. The record of example.org asks for p=reject for 20 % of failing mail; a receiver on RFC 7489 refuses it for 20 of 100 messages and puts it into the spam folder for the others.",
                check(world, "example.org", spf("x.net")).old().sentence());
        assertEquals("The message fails: neither SPF nor DKIM passed for example.org. The record of example.org asks for p=reject; a receiver on RFC 9989 refuses it.",
                check(world, "example.org", Identifier.spf(name("example.org"), Outcome.FAIL)).current().sentence());
        assertEquals("The message fails: neither SPF nor DKIM named a domain. The record of example.org asks for p=reject; a receiver on RFC 9989 refuses it.", check(world, "example.org").current().sentence());
        assertEquals("Its organizational domain is x.net, the author's is example.org.", check(world, "example.org", spf("x.net")).current().alignments().getFirst().reason());
    }

    @Test
    void no_more_identifiers_are_looked_at_than_the_limit() {
        var many = new ArrayList<Identifier>();
        for (int i = 0; i < DmarcCheck.MOST_IDENTIFIERS + 10; i++) {
            many.add(dkim("d" + i + ".net"));
        }
        World world = world().domain("example.org").txt("_dmarc", "v=DMARC1; p=reject");
        DmarcCheck check = DmarcCheck.of(name("example.org"), many, world, LIST);
        assertEquals(DmarcCheck.MOST_IDENTIFIERS, check.identifiers().size());
        assertEquals(DmarcCheck.MOST_IDENTIFIERS, check.current().alignments().size());
    }

    @Test
    void a_name_that_leaves_no_room_for_the_prefix_has_no_record_of_its_own() {
        String longest = ("a".repeat(60) + ".").repeat(4) + "orgs";
        assertEquals(Result.NONE, check(world(), longest).current().result());
        assertEquals(Result.NONE, check(world(), longest).old().result());
    }

    @Test
    void the_sentences_say_what_nobody_could_say() {
        World world = world().domain("broken.org").servfail("_dmarc").domain("example.org").txt("_dmarc", "v=DMARC1; p=reject; np=none").servfail("_dmarc.vendor.net.").timeout("slow.example.org")
                .domain("mute.org").txt("_dmarc", "v=DMARC1; p=block");
        assertEquals("DNS did not answer the question for _dmarc.broken.org TXT, so nobody can say which DMARC record applies.", check(world, "broken.org").current().sentence());
        assertEquals("No DMARC record applies to none.org, so DMARC says nothing about the message.", check(world, "none.org").old().sentence());
        assertEquals("The DMARC record of mute.org names no policy that can be read and no usable report address, so receivers on RFC 9989 ignore it.", check(world, "mute.org").current().sentence());
        assertEquals("DNS did not say whether slow.example.org exists, and the record has another policy for names that do not.", check(world, "slow.example.org").current().sentence());
        assertEquals("DNS did not say to which organizational domain vendor.net belongs.", check(world, "example.org", spf("vendor.net")).current().sentence());
        assertEquals("DNS did not answer while SPF for a.example.org was checked, and its pass would decide the message.",
                check(world, "example.org", Identifier.spf(name("a.example.org"), Outcome.UNKNOWN)).current().sentence());
        assertEquals("DNS did not answer while the DKIM signature of example.org was checked, and its pass would decide the message.",
                check(world, "example.org", Identifier.dkim(name("example.org"), "s", Outcome.UNKNOWN)).current().sentence());
    }

    @Test
    void the_authors_own_organization_may_be_the_unknown_one() {
        World world = world().domain("a.example.org").txt("_dmarc", "v=DMARC1; p=reject").servfail("_dmarc.example.org.");
        DmarcVerdict verdict = check(world, "a.example.org", spf("vendor.net")).current();
        assertEquals(Result.TEMPERROR, verdict.result());
        assertEquals("DNS did not say to which organizational domain a.example.org belongs.", verdict.sentence());
        assertEquals(Optional.empty(), verdict.organization());
        assertEquals(Optional.of(name("vendor.net")), verdict.alignments().getFirst().organization());
    }

    @Test
    void a_test_mode_and_the_deciding_tag_are_said() {
        World world = world().domain("example.org").txt("_dmarc", "v=DMARC1; p=reject; sp=quarantine; np=reject; t=y").domain("a.example.org").a("@", "192.0.2.1");
        assertEquals("The message fails: neither SPF nor DKIM named a domain. The record of example.org asks for sp=quarantine in test mode; a receiver on RFC 9989 delivers it as before.",
                check(world, "a.example.org").current().sentence());
        assertEquals(List.of("sp", "np", "sp", "p"), List.of(tag(check(world, "a.example.org").current()), tag(check(world, "gone.example.org").current()),
                tag(check(world, "gone.example.org").old()), tag(check(world, "example.org").current())));
    }

    private static String tag(DmarcVerdict verdict) {
        return verdict.policy().orElseThrow().tag();
    }

    @ParameterizedTest(name = "[{index}] {0}, aligned {1}")
    @CsvSource({"PASS,YES,true,true", "PASS,NO,false,false", "PASS,UNKNOWN,false,true", "FAIL,YES,false,false", "FAIL,NO,false,false", "FAIL,UNKNOWN,false,false",
            "UNKNOWN,YES,false,true", "UNKNOWN,NO,false,false", "UNKNOWN,UNKNOWN,false,true"})
    void what_vouches_and_what_may_still(Outcome outcome, Aligned aligned, boolean vouches, boolean mayVouch) {
        var alignment = new Alignment(Identifier.spf(name("example.org"), outcome), Optional.empty(), false, aligned, "x");
        assertEquals(vouches, alignment.vouches());
        assertEquals(mayVouch, alignment.mayVouch());
    }

    @Test
    void an_identifier_keeps_its_selector() {
        assertEquals(Optional.of("s1"), dkim("example.org").selector());
        assertEquals(Optional.empty(), spf("example.org").selector());
    }

    @Test
    void two_standards_differ_when_verdict_or_treatment_does() {
        World world = world().domain("example.org").txt("_dmarc", "v=DMARC1; p=reject; t=y");
        assertTrue(check(world, "example.org").differs());
        assertFalse(check(world, "example.org", spf("example.org")).differs());
    }

    /// RFC 9989 §4.10: one walk per name, however many identifiers name it.
    @Test
    void a_name_is_walked_from_once() {
        World world = world().domain("example.org").txt("_dmarc", "v=DMARC1; p=reject");
        check(world, "example.org", spf("vendor.net"), dkim("vendor.net"), dkim("vendor.net"));
        assertEquals(1, world.asked().stream().filter(question -> question.name().equals(name("_dmarc.vendor.net"))).count());
    }
}

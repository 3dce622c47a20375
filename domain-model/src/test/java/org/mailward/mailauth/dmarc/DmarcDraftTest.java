package org.mailward.mailauth.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmarcDraftTest {

    private static final long SEED = 9989;

    private static Policy policy(Random random) {
        return Policy.values()[random.nextInt(3)];
    }

    private static Optional<Policy> maybe(Random random) {
        return random.nextBoolean() ? Optional.of(policy(random)) : Optional.empty();
    }

    private static List<String> addresses(Random random) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> (random.nextBoolean() ? "mailto:r" + i + "@d" + random.nextInt(9) + ".example" : "https://r" + i + ".example/in") + (random.nextInt(5) == 0 ? "!1" + i + "m" : "")).toList();
    }

    private static DmarcDraft any(Random random) {
        Set<FailureOption> options = EnumSet.noneOf(FailureOption.class);
        for (FailureOption option : FailureOption.values()) {
            if (random.nextBoolean() && !(option == FailureOption.ANY_FAILS && options.contains(FailureOption.ALL_FAIL))) {
                options.add(option);
            }
        }
        return new DmarcDraft(policy(random), maybe(random), maybe(random), random.nextBoolean(), random.nextBoolean(), DmarcRecord.Psd.values()[random.nextInt(3)], random.nextBoolean(),
                random.nextInt(101), options, addresses(random), addresses(random));
    }

    @Test
    void what_is_rendered_is_read_as_what_was_meant() {
        var random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            DmarcDraft draft = any(random);
            DmarcRecord record = draft.record();
            assertEquals(Optional.of(record), DmarcRecord.read(record.render()), draft::toString);
            assertEquals(draft, DmarcDraft.from(record), record::text);
            assertEquals(List.of(), record.faults());
            assertEquals(record.text(), draft.render());
        }
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            v=DMARC1;p=none                                         | v=DMARC1; p=none                                      | blanks as in the standard's examples
            V = DMARC1 ; P=Reject;;                                 | v=DMARC1; p=reject                                    | names and values in lower case
            v=DMARC1; rua=mailto:a@b.example                        | v=DMARC1; rua=mailto:a@b.example                      | no p, no p
            v=DMARC1; p=none; adkim=r; aspf=r; t=n; psd=u; pct=100; fo=0 | v=DMARC1; p=none                                 | defaults are left out
            v=DMARC1; ruf=mailto:a@b.example; fo=s:1; pct=0; t=y; psd=y; aspf=s; adkim=s; np=none; sp=none; p=none | v=DMARC1; p=none; sp=none; np=none; adkim=s; aspf=s; psd=y; t=y; pct=0; fo=1:s; ruf=mailto:a@b.example | one order
            v=DMARC1; p=none; psd=n; rf=afrf; ri=1; x=y; oops       | v=DMARC1; p=none; psd=n                               | what has no effect is left out
            v=DMARC1; p=block; sp=reject; np=reject                 | v=DMARC1; p=none                                      | as receivers take it
            v=DMARC1; p=none; rua=mailto:a@b.example , mailto:c@d.example!5m, | v=DMARC1; p=none; rua=mailto:a@b.example,mailto:c@d.example!5m | lists
            """)
    void a_published_record_written_anew(String text, String rendered, String why) {
        assertEquals(rendered, DmarcRecord.read(text).orElseThrow().render(), why);
    }

    @Test
    void every_verb_changes_one_thing() {
        DmarcDraft draft = DmarcDraft.of(Policy.NONE);
        assertEquals("v=DMARC1; p=none", draft.render());
        assertEquals("v=DMARC1; p=reject", draft.withPolicy(Policy.REJECT).render());
        assertEquals("v=DMARC1; p=none; sp=quarantine; np=reject", draft.withSubdomains(Optional.of(Policy.QUARANTINE), Optional.of(Policy.REJECT)).render());
        assertEquals("v=DMARC1; p=none; adkim=s", draft.withAlignment(true, false).render());
        assertEquals("v=DMARC1; p=none; aspf=s", draft.withAlignment(false, true).render());
        assertEquals("v=DMARC1; p=none; fo=1; rua=mailto:a@b.example; ruf=mailto:c@b.example",
                draft.withReports(List.of("mailto:a@b.example"), List.of("mailto:c@b.example"), Set.of(FailureOption.ANY_FAILS)).render());
        assertEquals("v=DMARC1; p=none; t=y; pct=20", draft.withTesting(true, 20).render());
        assertEquals("v=DMARC1; p=none; psd=n", draft.withPsd(DmarcRecord.Psd.NO).render());
    }

    @Test
    void a_draft_of_a_record_that_nobody_can_read_begins_with_none() {
        DmarcDraft draft = DmarcDraft.from(DmarcRecord.read("v=DMARC1; p=block; sp=reject; np=reject; rua=oops,mailto:a@b.example").orElseThrow());
        assertEquals("v=DMARC1; p=none; rua=mailto:a@b.example", draft.render());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void a_share_that_is_none_is_refused(int percent) {
        assertThrows(IllegalArgumentException.class, () -> DmarcDraft.of(Policy.NONE).withTesting(false, percent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example", "mailto:", "mailto:a@b.example,mailto:c@b.example", "mailto:a@b.example;x=y", " mailto:a@b.example", ""})
    void an_address_that_would_break_the_record_is_refused(String address) {
        assertThrows(IllegalArgumentException.class, () -> DmarcDraft.of(Policy.NONE).withReports(List.of(address), List.of(), Set.of()));
        assertThrows(IllegalArgumentException.class, () -> DmarcDraft.of(Policy.NONE).withReports(List.of(), List.of(address), Set.of()));
    }

    @Test
    void options_that_exclude_each_other_and_too_many_addresses_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> DmarcDraft.of(Policy.NONE).withReports(List.of(), List.of(), Set.of(FailureOption.ALL_FAIL, FailureOption.ANY_FAILS)));
        List<String> most = IntStream.range(0, DmarcRecord.MOST_ADDRESSES).mapToObj(i -> "mailto:r" + i + "@b.example").toList();
        assertEquals(20, DmarcDraft.of(Policy.NONE).withReports(most, List.of(), Set.of()).record().aggregate().size());
        List<String> more = IntStream.rangeClosed(0, DmarcRecord.MOST_ADDRESSES).mapToObj(i -> "mailto:r" + i + "@b.example").toList();
        assertTrue(assertThrows(IllegalArgumentException.class, () -> DmarcDraft.of(Policy.NONE).withReports(more, List.of(), Set.of())).getMessage().contains("21"));
    }
}

package org.mailward.platform.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;

class AnswerCacheTest {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(300);

    private static Question question(int number) {
        return new Question(DomainName.of("d" + number + ".test"), RecordType.TXT);
    }

    private static void keep(AnswerCache cache, int number, long ticket, boolean confirmed) {
        cache.keep(new Answer.NoData(question(number), ticket % 2 == 0), ticket, LATER, confirmed, 100);
    }

    private static boolean knows(AnswerCache cache, int number) {
        return cache.find(question(number), 0, false, NOW).isPresent();
    }

    @Test
    void what_is_asked_for_outlives_what_is_not() {
        var cache = new AnswerCache(10, 1 << 20);
        for (int i = 0; i < 100; i++) {
            keep(cache, i, 1, false);
            assertEquals(true, knows(cache, 0), "after " + i);
        }
        assertEquals(List.of(false, false, true), List.of(knows(cache, 1), knows(cache, 80), knows(cache, 99)));
    }

    @Test
    void no_more_answers_are_remembered_than_set_nor_more_octets() {
        var few = new AnswerCache(10, 1 << 20);
        var small = new AnswerCache(1_000, 6_000);
        for (int i = 0; i < 100; i++) {
            keep(few, i, 1, false);
            keep(small, i, 1, false);
        }
        int ofFew = 0;
        int ofSmall = 0;
        for (int i = 0; i < 100; i++) {
            // A look at the older generation makes it the younger, which must not make room for more.
            ofFew += knows(few, i) ? 1 : 0;
            ofSmall += knows(small, i) ? 1 : 0;
        }
        assertEquals(List.of(true, true), List.of(ofFew <= 10 && ofFew >= 5, ofSmall <= 10 && ofSmall >= 5), ofFew + " and " + ofSmall);
    }

    @Test
    void an_older_answer_replaces_no_newer_one_of_either_generation() {
        var cache = new AnswerCache(4, 1 << 20);
        keep(cache, 0, 6, false);
        keep(cache, 0, 5, false);
        assertEquals(Optional.of(new Answer.NoData(question(0), true)), cache.find(question(0), 5, false, NOW));
        keep(cache, 1, 6, false);
        keep(cache, 2, 6, false);
        keep(cache, 0, 5, false);
        assertEquals(Optional.of(new Answer.NoData(question(0), true)), cache.find(question(0), 5, false, NOW));
    }

    @Test
    void what_one_message_said_is_forgotten_in_both_generations() {
        var cache = new AnswerCache(4, 1 << 20);
        keep(cache, 0, 1, true);
        keep(cache, 1, 1, false);
        keep(cache, 2, 1, true);
        keep(cache, 3, 1, false);
        cache.forgetUnconfirmed();
        assertEquals(List.of(true, false, true, false), List.of(knows(cache, 0), knows(cache, 1), knows(cache, 2), knows(cache, 3)));
    }

    @Test
    void what_has_expired_is_not_found_in_either_generation() {
        var cache = new AnswerCache(4, 1 << 20);
        for (int i = 0; i < 4; i++) {
            keep(cache, i, 1, false);
        }
        for (int i = 0; i < 4; i++) {
            assertEquals(Optional.empty(), cache.find(question(i), 0, false, LATER));
        }
    }
}

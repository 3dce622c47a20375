package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.ConcurrentDnsResolver;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.PolicyFetcher;

/// What is asked together of servers that answer at once, and of those that take their time.
@Timeout(60)
class SlowServersTest {

    private static final PolicyFetcher NEVER = host -> {
        throw new AssertionError("Nothing asks for " + host);
    };
    private static final Question FOUR = new Question(Scenes.NAME, RecordType.A);
    private static final Question SIX = new Question(Scenes.NAME, RecordType.AAAA);

    /// Knows no name, and remembers what was asked together.
    /// @param prompt whether it answers before the asking returns
    private record Nobody(boolean prompt, List<List<Question>> rounds) implements ConcurrentDnsResolver {

        @Override
        public Answer ask(Question question) {
            return new Answer.NoSuchName(question, false);
        }

        @Override
        public void askAll(List<Question> questions, Duration limit, Consumer<Answer> heard) {
            questions.forEach(question -> heard.accept(ask(question)));
        }

        @Override
        public Optional<Runnable> begin(List<Question> questions, Duration limit, Consumer<Answer> heard) {
            rounds.add(List.copyOf(questions));
            if (prompt) {
                askAll(questions, limit, heard);
                return Optional.empty();
            }
            return Optional.of(() -> askAll(questions, limit, heard));
        }
    }

    private static Evidence gathered(Nobody nobody) {
        return Gathering.gather(Scenes.NAME, nobody, NEVER, Scenes.NOW);
    }

    @Test
    void slow_servers_are_asked_for_both_kinds_of_address_at_once() {
        var slow = new Nobody(false, new ArrayList<>());
        var evidence = gathered(slow);
        assertTrue(slow.rounds().stream().anyMatch(round -> round.contains(FOUR) && round.contains(SIX)), slow.rounds()::toString);
        assertEquals(gathered(new Nobody(true, new ArrayList<>())), evidence);
    }

    @Test
    void others_are_asked_for_the_second_when_there_is_none_of_the_first() {
        var prompt = new Nobody(true, new ArrayList<>());
        gathered(prompt);
        assertFalse(prompt.rounds().stream().anyMatch(round -> round.contains(FOUR) && round.contains(SIX)), prompt.rounds()::toString);
        assertTrue(prompt.rounds().stream().anyMatch(round -> round.contains(SIX)), prompt.rounds()::toString);
    }
}

package org.mailward.platform.dns;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.Question;

/// Remembers answers until they expire, and forgets the least used first when it is full.
final class AnswerCache {

    private final int entries;
    private final Map<Question, Entry> answers = new LinkedHashMap<>(16, 0.75f, true);

    AnswerCache(int entries) {
        this.entries = entries;
    }

    /// @param ticket which question to the servers brought the answer; later questions have greater tickets
    private record Entry(Answer answer, long ticket, Instant until) {
    }

    /// @param after only an answer that was asked for after this ticket will do
    synchronized Optional<Answer> find(Question question, long after, Instant now) {
        Entry entry = answers.get(question);
        if (entry == null) {
            return Optional.empty();
        }
        if (!now.isBefore(entry.until)) {
            answers.remove(question);
            return Optional.empty();
        }
        return entry.ticket > after ? Optional.of(entry.answer) : Optional.empty();
    }

    synchronized void keep(Answer answer, long ticket, Instant until) {
        Entry entry = answers.get(answer.question());
        if (entry != null && entry.ticket > ticket) {
            return;
        }
        answers.put(answer.question(), new Entry(answer, ticket, until));
        if (answers.size() > entries) {
            answers.remove(answers.keySet().iterator().next());
        }
    }

    synchronized void clear() {
        answers.clear();
    }
}

package org.mailward.platform.dns;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.Question;

/// Remembers answers until they expire, and forgets the least used first when it is full.
final class AnswerCache {

    /// What an entry takes beside the octets of its answer, roughly.
    private static final int OVERHEAD = 500;

    private final int entries;
    private final long octets;
    private final Map<Question, Entry> answers = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    /// @param octets the most octets that the answers may have taken on the wire, with a share for keeping each
    AnswerCache(int entries, long octets) {
        this.entries = entries;
        this.octets = octets;
    }

    /// @param ticket which question to the servers brought the answer; later questions have greater tickets
    /// @param confirmed the servers said it more than once
    record Entry(Answer answer, long ticket, Instant until, boolean confirmed, int size) {
    }

    /// @param after only an answer that was asked for after this ticket will do
    /// @param confirmed only a confirmed answer will do
    synchronized Optional<Answer> find(Question question, long after, boolean confirmed, Instant now) {
        Entry entry = answers.get(question);
        if (entry == null) {
            return Optional.empty();
        }
        if (!now.isBefore(entry.until)) {
            drop(answers.remove(question));
            return Optional.empty();
        }
        return entry.ticket > after && (entry.confirmed || !confirmed) ? Optional.of(entry.answer) : Optional.empty();
    }

    synchronized void keep(Answer answer, long ticket, Instant until, boolean confirmed, int size) {
        Entry before = answers.get(answer.question());
        if (entries == 0 || before != null && before.ticket > ticket) {
            return;
        }
        drop(before);
        answers.put(answer.question(), new Entry(answer, ticket, until, confirmed, size + OVERHEAD));
        held += size + OVERHEAD;
        Iterator<Entry> oldest = answers.values().iterator();
        while ((answers.size() > entries || held > octets) && oldest.hasNext()) {
            drop(oldest.next());
            oldest.remove();
        }
    }

    private void drop(@org.jspecify.annotations.Nullable Entry entry) {
        held -= entry == null ? 0 : entry.size;
    }

    /// Forgets what only one message said.
    synchronized void forgetUnconfirmed() {
        answers.values().removeIf(entry -> {
            if (!entry.confirmed) {
                drop(entry);
            }
            return !entry.confirmed;
        });
    }

    synchronized void clear() {
        answers.clear();
        held = 0;
    }
}

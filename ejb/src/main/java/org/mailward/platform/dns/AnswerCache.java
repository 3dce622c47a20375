package org.mailward.platform.dns;

import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.Question;

/// Remembers answers until they expire, and forgets first what nobody asked for lately when it is full.
///
/// Nobody waits here: hundreds of virtual threads that queue for one monitor cost more than all their questions.
final class AnswerCache {

    /// What an entry takes beside the octets of its answer, roughly.
    private static final int OVERHEAD = 500;

    private final int entries;
    private final long octets;
    private final ConcurrentMap<Question, Entry> answers = new ConcurrentHashMap<>();
    /// Every entry once, the oldest first; with entries that were replaced or removed since.
    private final Queue<Entry> order = new ConcurrentLinkedQueue<>();
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong ordered = new AtomicLong();

    /// @param octets the most octets that the answers may have taken on the wire, with a share for keeping each
    AnswerCache(int entries, long octets) {
        this.entries = entries;
        this.octets = octets;
    }

    private static final class Entry {

        private final Answer answer;
        private final long ticket;
        private final Instant until;
        private final boolean confirmed;
        private final int size;
        private volatile boolean asked;

        /// @param ticket which question to the servers brought the answer; later questions have greater tickets
        /// @param confirmed the servers said it more than once
        Entry(Answer answer, long ticket, Instant until, boolean confirmed, int size) {
            this.answer = answer;
            this.ticket = ticket;
            this.until = until;
            this.confirmed = confirmed;
            this.size = size;
        }
    }

    /// @param after only an answer that was asked for after this ticket will do
    /// @param confirmed only a confirmed answer will do
    Optional<Answer> find(Question question, long after, boolean confirmed, Instant now) {
        Entry entry = answers.get(question);
        if (entry == null) {
            return Optional.empty();
        }
        if (!now.isBefore(entry.until)) {
            drop(entry);
            return Optional.empty();
        }
        if (!entry.asked) {
            entry.asked = true;
        }
        return entry.ticket > after && (entry.confirmed || !confirmed) ? Optional.of(entry.answer) : Optional.empty();
    }

    void keep(Answer answer, long ticket, Instant until, boolean confirmed, int size) {
        if (entries == 0) {
            return;
        }
        var mine = new Entry(answer, ticket, until, confirmed, size + OVERHEAD);
        Entry kept = answers.compute(answer.question(), (_, before) -> {
            if (before != null && before.ticket > ticket) {
                return before;
            }
            held.addAndGet(mine.size - (before == null ? 0L : before.size));
            return mine;
        });
        if (kept == mine) {
            order.add(mine);
            ordered.incrementAndGet();
            makeRoom();
        }
    }

    private void makeRoom() {
        while (answers.size() > entries || held.get() > octets || ordered.get() > 2L * entries + 16) {
            Entry oldest = order.poll();
            if (oldest == null) {
                return;
            }
            ordered.decrementAndGet();
            if (oldest.asked && answers.get(oldest.answer.question()) == oldest) {
                // Asked for since it last came by: once more round.
                oldest.asked = false;
                order.add(oldest);
                ordered.incrementAndGet();
            } else {
                drop(oldest);
            }
        }
    }

    private void drop(Entry entry) {
        if (answers.remove(entry.answer.question(), entry)) {
            held.addAndGet(-entry.size);
        }
    }

    /// Forgets what only one message said.
    void forgetUnconfirmed() {
        answers.values().forEach(entry -> {
            if (!entry.confirmed) {
                drop(entry);
            }
        });
    }

    void clear() {
        answers.values().forEach(this::drop);
    }
}

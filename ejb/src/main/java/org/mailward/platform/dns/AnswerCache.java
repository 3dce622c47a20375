package org.mailward.platform.dns;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.Question;

/// Remembers answers until they expire, and forgets first what nobody asked for lately when it is full.
///
/// Answers stand in two generations, each of half the limits. When the younger is full it becomes the older, and the older is forgotten
/// whole: a scan leaves dozens of answers that nobody asks for again, and to take each out by itself cost as much as to put it in. What is
/// asked for in the older generation moves to the younger.
///
/// Nobody waits here: hundreds of virtual threads that queue for one monitor cost more than all their questions.
final class AnswerCache {

    /// What an entry takes beside the octets of its answer, roughly.
    private static final int OVERHEAD = 500;

    private final int entries;
    private final long octets;
    private final AtomicReference<Generations> generations = new AtomicReference<>(new Generations(new Generation(), new Generation()));

    /// @param entries the most answers; 0 remembers none
    /// @param octets the most octets that the answers may have taken on the wire, with a share for keeping each
    AnswerCache(int entries, long octets) {
        this.entries = entries;
        this.octets = octets;
    }

    /// @param ticket which question to the servers brought the answer; later questions have greater tickets
    /// @param confirmed the servers said it more than once
    private record Entry(Answer answer, long ticket, Instant until, boolean confirmed, int size) {
    }

    private record Generations(Generation younger, Generation older) {
    }

    private static final class Generation {

        private final ConcurrentMap<Question, Entry> answers = new ConcurrentHashMap<>();
        private final AtomicLong held = new AtomicLong();

        void keep(Entry mine) {
            answers.compute(mine.answer.question(), (_, before) -> {
                if (before != null && before.ticket > mine.ticket) {
                    return before;
                }
                held.addAndGet(mine.size - (before == null ? 0L : before.size));
                return mine;
            });
        }

        void drop(Entry entry) {
            if (answers.remove(entry.answer.question(), entry)) {
                held.addAndGet(-entry.size);
            }
        }

        void forget(Question question) {
            Entry entry = answers.get(question);
            if (entry != null) {
                drop(entry);
            }
        }

        void forgetUnconfirmed() {
            answers.values().forEach(entry -> {
                if (!entry.confirmed) {
                    drop(entry);
                }
            });
        }
    }

    /// @param after only an answer that was asked for after this ticket will do
    /// @param confirmed only a confirmed answer will do
    Optional<Answer> find(Question question, long after, boolean confirmed, Instant now) {
        var both = generations.get();
        Entry entry = both.younger.answers.get(question);
        if (entry == null) {
            entry = both.older.answers.get(question);
            if (entry == null) {
                return Optional.empty();
            }
            if (now.isBefore(entry.until)) {
                keep(entry);
            }
            both.older.drop(entry);
        }
        if (!now.isBefore(entry.until)) {
            both.younger.drop(entry);
            return Optional.empty();
        }
        return entry.ticket > after && (entry.confirmed || !confirmed) ? Optional.of(entry.answer) : Optional.empty();
    }

    void keep(Answer answer, long ticket, Instant until, boolean confirmed, int size) {
        if (entries == 0) {
            return;
        }
        Entry before = generations.get().older.answers.get(answer.question());
        if (before == null || before.ticket <= ticket) {
            keep(new Entry(answer, ticket, until, confirmed, size + OVERHEAD));
        }
    }

    private void keep(Entry entry) {
        var both = generations.get();
        if (both.younger.answers.size() >= Math.max(1, entries / 2) || both.younger.held.get() + entry.size > octets / 2) {
            // Where there is room for one answer alone, none is kept beside it.
            generations.compareAndSet(both, new Generations(new Generation(), entries == 1 ? new Generation() : both.younger));
        }
        generations.get().younger.keep(entry);
    }

    /// Forgets what was said about a question: somebody has heard a newer answer.
    void forget(Question question) {
        var both = generations.get();
        both.younger.forget(question);
        both.older.forget(question);
    }

    /// Forgets what only one message said.
    void forgetUnconfirmed() {
        var both = generations.get();
        both.younger.forgetUnconfirmed();
        both.older.forgetUnconfirmed();
    }

    void clear() {
        generations.set(new Generations(new Generation(), new Generation()));
    }
}

package org.mailward.assessment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.ConcurrentDnsResolver;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.Question;

/// Everything that was sent out about one domain, and what has come back of it.
///
/// Whoever waits is woken when a whole batch is back, or after some patience when only a part is, so that one slow answer does
/// not hold up the questions that the others lead to.
final class Outstanding implements AutoCloseable {

    /// What wakes whoever waits.
    private sealed interface Signal {
        record Back() implements Signal {
        }

        record TimeIsUp() implements Signal {
        }

        record Broken(Throwable fault) implements Signal {
        }
    }

    /// Asks outside DNS.
    interface Errand {
        /// @return kept under the errand's key
        Object result();
    }

    /// How often in the whole time a part of a batch may wake whoever waits: each 100 ms of the usual 30 s. To wake more often would read the same
    /// facts again for single answers; less often would leave the questions that they lead to unasked.
    private static final int WAKENINGS = 300;

    private final DnsResolver resolver;
    private final Duration limit;
    private final int largestAnswer;
    private final int mostOctets;
    private final AtomicInteger octets = new AtomicInteger();
    private final Duration patience;
    private final List<Thread> threads = new ArrayList<>();
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final CompletableFuture<Signal> end = new CompletableFuture<>();
    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();
    private final Map<Object, Object> errands = new ConcurrentHashMap<>();
    private final AtomicInteger awaited = new AtomicInteger();
    private int seen;
    private boolean slow;
    private boolean timeIsUp;

    /// @param limit when waiting ends for good, from now on
    /// @param largestAnswer the most octets of one answer
    /// @param mostOctets the most octets of all answers
    Outstanding(DnsResolver resolver, Duration limit, int largestAnswer, int mostOctets) {
        this.resolver = resolver;
        this.limit = limit;
        this.largestAnswer = largestAnswer;
        this.mostOctets = mostOctets;
        this.patience = limit.dividedBy(WAKENINGS);
        end.completeOnTimeout(new Signal.TimeIsUp(), limit.toNanos(), TimeUnit.NANOSECONDS).thenAccept(signals::add);
    }

    private interface Task {
        void run() throws InterruptedException;
    }

    private void run(Task task) {
        threads.add(Thread.startVirtualThread(() -> {
            try {
                task.run();
            } catch (InterruptedException over) {
                // Nobody waits any more.
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error fault) {
                signals.add(new Signal.Broken(fault));
            }
        }));
    }

    /// @param questions none of which was sent before
    void ask(List<Question> questions) {
        if (questions.isEmpty()) {
            return;
        }
        awaited.addAndGet(questions.size());
        if (resolver instanceof ConcurrentDnsResolver concurrent) {
            begin(concurrent, questions);
        } else {
            var left = new AtomicInteger(questions.size());
            questions.forEach(question -> run(() -> {
                heard(resolver.ask(question));
                if (left.decrementAndGet() == 0) {
                    signals.add(new Signal.Back());
                }
            }));
        }
    }

    /// What is answered promptly needs no thread of its own; it is heard before this returns.
    private void begin(ConcurrentDnsResolver concurrent, List<Question> questions) {
        Optional<Runnable> rest;
        try {
            rest = concurrent.begin(questions, limit, this::heard);
        } catch (RuntimeException | Error fault) {
            signals.add(new Signal.Broken(fault));
            return;
        }
        slow |= rest.isPresent();
        rest.ifPresentOrElse(left -> run(() -> {
            left.run();
            signals.add(new Signal.Back());
        }), () -> signals.add(new Signal.Back()));
    }

    private void heard(Answer answer) {
        // Who was interrupted ran out of time, and has nothing to say.
        if (!Thread.currentThread().isInterrupted()) {
            answers.put(answer.question(), bounded(answer));
            awaited.decrementAndGet();
        }
    }

    /// Whoever owns a name decides how much is said there, and all of it would be kept. What is left out is unknown, not absent. Which of
    /// too many answers are left out depends on which were faster, as nothing else does.
    private Answer bounded(Answer answer) {
        int size = answer.octets();
        if (size > largestAnswer) {
            return new Answer.Failed(answer.question(), Answer.Failure.MALFORMED, "The answer has more than " + largestAnswer + " octets, and was not taken.");
        }
        if (octets.addAndGet(size) > mostOctets) {
            // Smaller ones may still fit.
            octets.addAndGet(-size);
            return new Answer.Failed(answer.question(), Answer.Failure.MALFORMED, "The answers about this domain have more than " + mostOctets + " octets, and this one was not taken.");
        }
        return answer;
    }

    /// @param key not used before
    void send(Object key, Errand errand) {
        awaited.incrementAndGet();
        run(() -> {
            Object result = errand.result();
            if (!Thread.currentThread().isInterrupted()) {
                errands.put(key, result);
                awaited.decrementAndGet();
                signals.add(new Signal.Back());
            }
        });
    }

    Optional<Answer> answer(Question question) {
        return Optional.ofNullable(answers.get(question));
    }

    <T> Optional<T> result(Object key, Class<T> type) {
        return Optional.ofNullable(errands.get(key)).map(type::cast);
    }

    /// True when some answers did not come promptly, so that every round of questions is waited for.
    boolean isSlow() {
        return slow;
    }

    boolean isTimeUp() {
        return timeIsUp;
    }

    /// True while something may still come.
    boolean isAwaiting() {
        return awaited.get() > 0 && !timeIsUp;
    }

    /// Waits until something has come that was not there when this was last called, and a little longer for its like, or until
    /// nothing can come any more.
    ///
    /// @throws InterruptedException when the thread is interrupted
    void await() throws InterruptedException {
        boolean awake = false;
        while (!awake && isAwaiting()) {
            Signal signal = signals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            switch (signal) {
                case null -> awake = answers.size() + errands.size() > seen;
                case Signal.Back _ -> awake = answers.size() + errands.size() > seen;
                case Signal.TimeIsUp _ -> timeIsUp = true;
                case Signal.Broken(Throwable fault) -> throw new IllegalStateException("Asking broke", fault);
            }
        }
        if (!timeIsUp && signals.peek() instanceof Signal.Broken(Throwable fault)) {
            throw new IllegalStateException("Asking broke", fault);
        }
        seen = answers.size() + errands.size();
    }

    @Override
    public void close() {
        // Not cancelled: that would make an exception, with all that stands on the stack, for each domain.
        end.complete(new Signal.TimeIsUp());
        // Nobody waits for them: a resolver may not heed interruption.
        threads.stream().filter(Thread::isAlive).forEach(Thread::interrupt);
    }
}

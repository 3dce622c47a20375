package org.mailward.platform.dns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.Question;
import org.mailward.platform.time.Deadline;

/// Several questions on their way together: first all are sent, then their answers are awaited, those of others last.
final class Trip {

    static final Duration NO_LIMIT = Duration.ofHours(1);
    /// How long a trip waits for all its answers before it goes on with those that are there.
    private static final Duration TOGETHER = Duration.ofMillis(200);

    private final Means means;
    private final Flights flights;
    private final LiveDnsResolver.View view;
    private final List<Question> questions;
    private final Deadline deadline;
    private final boolean unlimited;
    private final Consumer<Answer> heard;
    private final Arrivals arrivals = new Arrivals();
    private final List<Own> own = new ArrayList<>();
    private final List<Joined> joined = new ArrayList<>(0);
    private final List<Slow> slow = new ArrayList<>(0);
    private final BlockingQueue<Slow> landed = new LinkedBlockingQueue<>();
    /// Taken out of `own`, and not heard yet.
    private Optional<Question> landing = Optional.empty();

    private record Own(Question question, Flight flight, Opening opening) {
    }

    /// @param flight somebody else's, who may have begun it for the same answer
    private record Joined(Question question, Flight flight) {
    }

    Trip(Means means, Flights flights, LiveDnsResolver.View view, List<Question> questions, Duration limit, Consumer<Answer> heard) {
        this.means = means;
        this.flights = flights;
        this.view = view;
        this.questions = questions;
        this.deadline = Deadline.in(limit);
        this.unlimited = limit.compareTo(NO_LIMIT) >= 0;
        this.heard = heard;
    }

    /// Sends all questions, and hears what is answered within a moment.
    /// @return what is left to do, to be run once, by any thread; empty when all were heard
    Optional<Runnable> begin() {
        boolean goesOn = false;
        try {
            var now = means.time().now();
            questions.forEach(question -> start(question, now));
            send();
            if (!own.isEmpty()) {
                means.post().time(new Nudge(arrivals, Deadline.in(TOGETHER)));
                arrivals.await();
                landThoseOver();
            }
            for (Joined other : List.copyOf(joined)) {
                if (other.flight.landed().isDone()) {
                    hear(other);
                }
            }
            goesOn = !own.isEmpty() || !slow.isEmpty() || !joined.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!goesOn) {
                release();
            }
        }
        if (goesOn) {
            return Optional.of(this::goOn);
        }
        tellBrokenOff();
        return Optional.empty();
    }

    /// Hears all that was not answered promptly, as it comes.
    private void goOn() {
        try {
            // From now on this thread is the one to wake.
            arrivals.await();
            while (!own.isEmpty()) {
                if (!landThoseOver()) {
                    arrivals.awaitNext();
                }
            }
            while (!slow.isEmpty()) {
                Slow next = landed.take();
                slow.remove(next);
                heard.accept(next.answer());
            }
            while (!joined.isEmpty()) {
                hear(joined.getFirst());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            release();
        }
        tellBrokenOff();
    }

    /// Lets go of everything that is still on its way.
    private void release() {
        arrivals.over();
        slow.forEach(one -> one.thread.interrupt());
        own.forEach(one -> end(one, Optional.empty()));
    }

    /// Says of each question that was not heard that the wait was broken off; of none when all were.
    private void tellBrokenOff() {
        Stream.of(own.stream().map(Own::question), slow.stream().map(one -> one.question), joined.stream().map(Joined::question), landing.stream()).flatMap(Function.identity())
                .forEach(question -> heard.accept(NoAnswer.brokenOff(question)));
    }

    private void send() throws InterruptedException {
        for (Own one : List.copyOf(own)) {
            if (deadline.passed()) {
                // Others are asked so much that this one's turn never came.
                own.remove(one);
                end(one, Optional.empty());
                heard.accept(NoAnswer.outOfTime(one.question));
                continue;
            }
            var server = means.zones().servers(means.zones().of(one.question.name())).getFirst();
            for (int i = 0; i < one.flight.votes(); i++) {
                one.opening.begin(server.send(one.question, true, means.patience(deadline), arrivals));
            }
        }
    }

    private void hear(Joined other) throws InterruptedException {
        heard.accept(join(other.question, other.flight));
        joined.remove(other);
    }

    /// Finds an answer in the cache or a flight to wait for, or notes a flight of its own.
    private void start(Question question, Instant now) {
        long after = view.after(question.name());
        int votes = view.votes(question.name());
        boolean kept = votes > 1 || view.keeps(question.name());
        Optional<Answer> known = kept ? means.cache().find(question, after, votes > 1, now) : Optional.empty();
        if (known.isPresent()) {
            heard.accept(known.get());
            return;
        }
        var booked = flights.begin(question, after, votes, kept);
        if (booked.own()) {
            own.add(new Own(question, booked.flight(), new Opening()));
        } else {
            joined.add(new Joined(question, booked.flight()));
        }
    }

    /// Lands the flights that are over; what needs more than one message goes on by itself.
    /// @return whether there were any
    private boolean landThoseOver() throws InterruptedException {
        boolean some = false;
        for (int i = 0; i < own.size();) {
            Own next = own.get(i);
            if (!next.opening.isOver()) {
                i++;
                continue;
            }
            some = true;
            own.remove(i);
            if (next.opening.isWhole()) {
                // Whoever interrupts the chase of an alias leaves this question without an answer.
                landing = Optional.of(next.question);
                heard.accept(land(next));
                landing = Optional.empty();
            } else {
                slow.add(new Slow(next));
            }
        }
        return some;
    }

    private Answer land(Own own) throws InterruptedException {
        Question question = own.question;
        try {
            var asking = new Asking(means, flights, question, own.flight, deadline, own.opening);
            Flight.Landed landed = asking.landed();
            if (landed.shaky()) {
                view.doubt();
            }
            end(own, asking.ranOutOfTime() ? Optional.empty() : Optional.of(landed));
            return landed.answer();
        } catch (InterruptedException e) {
            end(own, Optional.empty());
            throw e;
        } catch (RuntimeException | Error e) {
            flights.remove(question, own.flight);
            own.flight.landed().completeExceptionally(e);
            throw e;
        }
    }

    /// A question that needs more than one message, on a thread of its own, so that the others need not wait for it.
    private final class Slow {

        private final Question question;
        private final Thread thread;
        private volatile @Nullable Answer answer;
        private volatile @Nullable Throwable fault;

        Slow(Own own) {
            this.question = own.question;
            this.thread = Thread.ofVirtual().name("dns " + own.question).start(() -> {
                try {
                    answer = land(own);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    answer = NoAnswer.brokenOff(question);
                } catch (RuntimeException | Error e) {
                    // The caller waits in another thread and must hear of it there.
                    fault = e;
                }
                landed.add(this);
            });
        }

        Answer answer() {
            Answer known = answer;
            if (known == null) {
                throw new IllegalStateException("Asking DNS for " + question + " ended in a fault of Mailward's own", fault);
            }
            return known;
        }
    }

    /// First out of the map: whoever asks after hearing the answer must not be given this flight again.
    private void end(Own own, Optional<Flight.Landed> landed) {
        flights.remove(own.question, own.flight);
        own.flight.landed().complete(landed);
    }

    private Answer join(Question question, Flight other) throws InterruptedException {
        try {
            Optional<Flight.Landed> landed = unlimited ? other.landed().get() : other.landed().get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
            if (landed.isPresent()) {
                if (landed.get().shaky()) {
                    view.doubt();
                }
                return landed.get().answer();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Asking DNS for " + question + " ended in a fault of Mailward's own", e.getCause());
        } catch (TimeoutException e) {
            return NoAnswer.outOfTime(question);
        }
        // Its owner gave up: ask as if it had never been.
        return deadline.passed() ? NoAnswer.outOfTime(question) : view.askAll(List.of(question), unlimited ? NO_LIMIT : deadline.left()).getFirst();
    }

    /// Tells a trip to go on with what it has.
    private record Nudge(Arrivals arrivals, Deadline deadline) implements Post.Alarm {
        @Override
        public boolean isOver() {
            return false;
        }

        @Override
        public void ring() {
            arrivals.nudge();
        }
    }
}

package org.mailward.checker.control;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Protocol;
import org.mailward.mailauth.dns.DomainName;

/// One domain while it is looked at, and for a while after. Any number of callers may follow it.
public final class Inquiry {

    private final DomainName domain;
    private final Instant startedAt;
    private final CompletableFuture<Evidence> whole = new CompletableFuture<>();
    private final Map<Protocol, CompletableFuture<Void>> areas = new EnumMap<>(Protocol.class);
    private @Nullable Supplier<Evidence> soFar;

    Inquiry(DomainName domain, Instant startedAt) {
        this.domain = domain;
        this.startedAt = startedAt;
        for (var area : Protocol.values()) {
            areas.put(area, new CompletableFuture<>());
        }
    }

    /// How far an inquiry is.
    ///
    /// @param finished areas whose every question was asked
    /// @param assessment what can be said until now; empty before anything is known
    /// @param whole true when nothing more comes
    public record Progress(Set<Protocol> finished, Optional<Assessment> assessment, boolean whole) {
        public Progress {
            finished = Set.copyOf(finished);
        }
    }

    synchronized void heard(Set<Protocol> finished, Supplier<Evidence> reading) {
        soFar = reading;
        finished.forEach(area -> areas.get(area).complete(null));
    }

    void done(Evidence evidence) {
        whole.complete(evidence);
        areas.values().forEach(area -> area.complete(null));
    }

    void broke(Throwable why) {
        whole.completeExceptionally(why);
        areas.values().forEach(area -> area.completeExceptionally(why));
    }

    public DomainName domain() {
        return domain;
    }

    Instant startedAt() {
        return startedAt;
    }

    boolean running() {
        return !whole.isDone();
    }

    /// What DNS said, in octets; none while it is looked at.
    int octets() {
        return running() || whole.isCompletedExceptionally() ? 0 : whole.join().octets();
    }

    /// Becomes the evidence, or ends with the fault that broke the inquiry off.
    CompletableFuture<Evidence> whole() {
        return whole;
    }

    public Progress progress() {
        var finished = EnumSet.noneOf(Protocol.class);
        areas.forEach((area, done) -> {
            if (done.isDone()) {
                finished.add(area);
            }
        });
        return new Progress(finished, finished.isEmpty() ? Optional.empty() : known().map(Examination::examine), !running());
    }

    /// Waits until these areas are known.
    /// @return what is known then, also when the time was up first; empty when the inquiry broke off or nothing is known yet
    public Optional<Evidence> await(Set<Protocol> wanted, Duration limit) {
        try {
            CompletableFuture.allOf(wanted.stream().map(areas::get).toArray(CompletableFuture[]::new)).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return known();
        } catch (TimeoutException _) {
            return known();
        } catch (ExecutionException _) {
            // Whoever ran it has logged why.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return known();
        }
    }

    private Optional<Evidence> known() {
        if (whole.isDone() && !whole.isCompletedExceptionally()) {
            return Optional.of(whole.join());
        }
        Supplier<Evidence> reading;
        synchronized (this) {
            reading = soFar;
        }
        return Optional.ofNullable(reading).map(Supplier::get);
    }
}

package org.mailward.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// How far the demo's past is told, for people who wait for it.
@ApplicationScoped
public class Story {

    /// @param chapter what is being told
    /// @param done of `of`
    /// @param of domains for [Chapter#HISTORY], days for [Chapter#REPORTS]
    public record Progress(Chapter chapter, int done, int of) {

        /// 0 to 100.
        public int percent() {
            return of == 0 ? 100 : 100 * done / of;
        }
    }

    /// The parts of the past, in their order.
    public enum Chapter { HISTORY, REPORTS }

    private final AtomicReference<Optional<Progress>> now = new AtomicReference<>(Optional.empty());

    void tell(Progress progress) {
        now.set(Optional.of(progress));
    }

    void end() {
        now.set(Optional.empty());
    }

    /// Empty when nothing is being told.
    public Optional<Progress> progress() {
        return now.get();
    }
}

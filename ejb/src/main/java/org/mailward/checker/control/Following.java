package org.mailward.checker.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.mailward.assessment.Evidence;

/// The checks that run on this node, each with the inquiry that it follows.
final class Following {

    private static final Logger LOG = System.getLogger(Following.class.getName());
    /// Checks on this node whose progress can be told area by area.
    private static final int FOLLOWED = 1_000;

    private final Executor executor;
    private final Map<UUID, Inquiry> followed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Inquiry> eldest) {
            return size() > FOLLOWED;
        }
    };

    /// @param executor what records the evidence runs there; where it takes no more, whoever ended the inquiry records it
    Following(Executor executor) {
        this.executor = executor;
    }

    /// @param record given the evidence once it is whole, or nothing when the inquiry broke off
    void follow(UUID check, Inquiry inquiry, Consumer<Optional<Evidence>> record) {
        synchronized (followed) {
            followed.put(check, inquiry);
        }
        inquiry.whole().whenComplete((evidence, _) -> {
            try {
                executor.execute(() -> end(check, Optional.ofNullable(evidence), record));
            } catch (RejectedExecutionException e) {
                // Its page would say for ever that the check is under way.
                LOG.log(Level.WARNING, "No thread was free to record a check, so the one that ended it does", e);
                end(check, Optional.ofNullable(evidence), record);
            }
        });
    }

    /// How far a check is; empty when it does not run on this node, or is over.
    Optional<Inquiry.Progress> progress(UUID check) {
        synchronized (followed) {
            return Optional.ofNullable(followed.get(check)).map(Inquiry::progress);
        }
    }

    private void end(UUID check, Optional<Evidence> evidence, Consumer<Optional<Evidence>> record) {
        try {
            record.accept(evidence);
        } finally {
            synchronized (followed) {
                followed.remove(check);
            }
        }
    }
}

package org.mailward.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/// Short transactions for work that no caller's boundary holds: timers and queued jobs.
@ApplicationScoped
public class Transactions {

    /// Runs the step in a transaction of its own; rolls back when it throws.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <T> T call(Supplier<T> step) {
        return step.get();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void run(Runnable step) {
        step.run();
    }
}

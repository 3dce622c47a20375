package org.mailward.system;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Looks often whether a process that is nobody's child here still runs. The JDK's own watch looks every few seconds only,
/// and Ctrl-C is allowed ten in all.
final class Watch {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private Watch() {
    }

    static CompletableFuture<ProcessHandle> end(ProcessHandle process) {
        var ended = new CompletableFuture<ProcessHandle>();
        Thread.ofVirtual().name("watch").start(() -> {
            try {
                while (process.isAlive()) {
                    Thread.sleep(BETWEEN_LOOKS);
                }
                ended.complete(process);
            } catch (InterruptedException cut) {
                ended.completeExceptionally(cut);
            }
        });
        return ended;
    }
}

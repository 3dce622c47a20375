package org.mailward.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A network that loses nothing and takes its time.
final class LongWay extends Way {

    private final Duration delay;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

    /// @param delay by which every answer comes later
    LongWay(InetSocketAddress server, Duration delay) throws IOException {
        super(server);
        this.delay = delay;
        open();
    }

    @Override
    void treat(byte[] answer, Consumer<byte[]> onward) {
        later.schedule(() -> onward.accept(answer), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        super.close();
        later.shutdownNow();
    }
}

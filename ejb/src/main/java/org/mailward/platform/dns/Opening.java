package org.mailward.platform.dns;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The first message of a flight, sent before anybody waits for it.
final class Opening {
    private @Nullable Pending pending;

    void begin(Pending sent) {
        pending = sent;
    }

    /// The first message, once, for whoever asks the server that it was sent to.
    Optional<Pending> take(Server server) {
        Pending sent = pending;
        if (sent == null || sent.server() != server) {
            return Optional.empty();
        }
        pending = null;
        return Optional.of(sent);
    }

    boolean isOver() {
        return pending != null && pending.isOver();
    }

    boolean isWhole() {
        return pending != null && pending.isWhole();
    }
}

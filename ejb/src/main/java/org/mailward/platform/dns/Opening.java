package org.mailward.platform.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The first messages of a flight, sent before anybody waits for them: as many as have to say the same.
final class Opening {

    private final List<Pending> messages = new ArrayList<>(1);

    void begin(Pending sent) {
        messages.add(sent);
    }

    /// One of the messages, each once, for whoever asks the server that it was sent to.
    Optional<Pending> take(Server server) {
        if (messages.isEmpty() || messages.getLast().server() != server) {
            return Optional.empty();
        }
        return Optional.of(messages.removeLast());
    }

    boolean isOver() {
        for (Pending each : messages) {
            if (!each.isOver()) {
                return false;
            }
        }
        return !messages.isEmpty();
    }

    /// True when it was a single message, and its answer came and was not cut.
    boolean isWhole() {
        return messages.size() == 1 && messages.getFirst().isWhole();
    }
}

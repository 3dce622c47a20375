package org.mailward.system;

/// Something outside the launcher must change before the stack can start.
///
/// The message is one sentence for the person at the keyboard: what is wrong, where, and which setting or file mends it.
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

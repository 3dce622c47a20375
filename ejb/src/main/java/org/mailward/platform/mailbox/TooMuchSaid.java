package org.mailward.platform.mailbox;

/// A server said more than is listened to, and the connection was broken off.
public final class TooMuchSaid extends MailboxTrouble {

    private static final long serialVersionUID = 1;

    public TooMuchSaid(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

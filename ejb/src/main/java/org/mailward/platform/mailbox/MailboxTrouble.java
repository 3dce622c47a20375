package org.mailward.platform.mailbox;

/// A mailbox cannot be read now. The message is a sentence or two for whoever looks after it.
public class MailboxTrouble extends RuntimeException {

    public MailboxTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    public MailboxTrouble(String sentence) {
        super(sentence);
    }
}

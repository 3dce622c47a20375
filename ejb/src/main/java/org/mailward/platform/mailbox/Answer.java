package org.mailward.platform.mailbox;

/// What is said to somebody who brings mail.
public sealed interface Answer {

    /// It is taken.
    record Taken() implements Answer {
    }

    /// It will never be taken; the sender need not try again.
    record Never(String sentence) implements Answer {
    }

    /// It cannot be taken now; the sender keeps it and tries again.
    record Later(String sentence) implements Answer {
    }
}

package org.mailward.platform.mailbox;

/// Where received mail goes. Called from many threads at once.
public interface Desk {

    /// Whether anybody here receives mail under this address; decided before a message is sent.
    /// @param address as the sender wrote it, which may be any text
    Answer recipient(String address);

    /// Takes one message over.
    /// @return [Answer.Taken] only once it cannot be lost any more
    Answer deliver(Envelope envelope, byte[] message);
}

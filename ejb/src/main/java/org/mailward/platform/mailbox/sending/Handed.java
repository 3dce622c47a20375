package org.mailward.platform.mailbox.sending;

/// What became of handing a mail to the server.
public sealed interface Handed {

    /// The server took it and answers for it from now on.
    record Taken() implements Handed {
    }

    /// It will never be taken as it is.
    /// @param why a sentence for the provider's admins
    record Refused(String why) implements Handed {
    }

    /// It may be taken later.
    /// @param why a sentence for the provider's admins
    /// @param reached whether the server was given the mail; false when the trouble is the server's, whatever the mail
    record NotNow(String why, boolean reached) implements Handed {
    }
}

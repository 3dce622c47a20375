package org.mailward.intake;

/// What an address is to which somebody wants to send a report.
public sealed interface Recipient {

    /// One of the report addresses.
    record Known(Owner owner) implements Recipient {
    }

    /// No report address at all.
    record Unknown(String sentence) implements Recipient {
    }

    /// A report address that takes nothing any more.
    /// @param owner whose it was
    record Refused(Owner owner, String sentence) implements Recipient {
    }

    /// It cannot be told at the moment; asking again may help.
    record Trouble(String sentence) implements Recipient {
    }
}

package org.mailward.intake;

import java.time.Instant;

/// Something that was brought, before it is in the ledger.
///
/// Texts are what the bringer says, empty where it says nothing; none of them decides whose the reports are.
///
/// @param origin a peer's address, a mailbox's name, a person's or a key's name
/// @param sender the envelope's sender
/// @param recipient the address that it came to
/// @param authentication what was found out about the sender, as JSON
public record Arriving(Owner owner, Way way, String origin, String sender, String recipient, String authentication, String fileName, String contentType,
        ArrivedBytes content, Instant receivedAt) {

    private static final int LONGEST = 1000;

    public Arriving {
        origin = shown(origin);
        sender = shown(sender);
        recipient = shown(recipient);
        fileName = shown(fileName);
        contentType = shown(contentType);
    }

    /// Cut to a length that a page can hold, without characters that PostgreSQL or a page cannot.
    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…";
    }
}

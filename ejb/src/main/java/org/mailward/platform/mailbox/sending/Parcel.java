package org.mailward.platform.mailbox.sending;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailward.branding.Logo;
import org.mailward.outbox.PrintedLetter;

/// A mail as it goes out.
///
/// @param id the beginning of its Message-ID
/// @param sender the name that it comes from
/// @param replyTo where answers go; empty for the sender's address
/// @param logo a PNG that the HTML shows
/// @param writtenAt its date
public record Parcel(UUID id, String sender, Optional<String> replyTo, String recipient, String address, PrintedLetter letter, Optional<Logo> logo, Instant writtenAt) {

    Parcel withoutLogo() {
        return new Parcel(id, sender, replyTo, recipient, address,
                new PrintedLetter(letter.subject(), letter.text(), letter.html().replaceAll("<img [^>]*>", "")), Optional.empty(), writtenAt);
    }
}

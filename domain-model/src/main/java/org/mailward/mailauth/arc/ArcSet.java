package org.mailward.mailauth.arc;

import org.mailward.mailauth.message.AuthenticationResults;
import org.mailward.mailauth.message.Header;

/// The three fields that one server adds.
///
/// @param instance 1 for the first server that sealed, at most 50
/// @param results what the server found before it changed the message
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8617#section-4.2">RFC 8617 §4.2</a>
public record ArcSet(int instance, Header resultsField, Header signatureField, ArcSeal seal, AuthenticationResults results) {
}

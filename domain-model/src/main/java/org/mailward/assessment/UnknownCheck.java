package org.mailward.assessment;

/// Something that nobody could say at the time of gathering. It is neither a fault nor an absence.
///
/// @param question what was asked, such as `_dmarc.example.org TXT`
/// @param why one sentence for a person
public record UnknownCheck(Protocol protocol, String question, String why) {
}

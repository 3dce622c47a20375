package org.mailward.publishing;

/// A published record and what it says.
///
/// @param name    where it is published
/// @param text    the raw text seen
/// @param meaning the same in words
public record RecordInWords(String name, String text, String meaning) {
}

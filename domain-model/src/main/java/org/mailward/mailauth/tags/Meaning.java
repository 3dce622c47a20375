package org.mailward.mailauth.tags;

/// One term of a record, and what it means to a reader who does not know the standard.
///
/// @param text the term as published
/// @param meaning one sentence
public record Meaning(String text, String meaning) {
}

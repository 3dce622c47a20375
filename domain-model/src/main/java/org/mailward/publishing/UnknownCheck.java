package org.mailward.publishing;

/// A check that got no answer: neither good nor bad.
///
/// @param what what was to be looked at
/// @param why  why nobody could say, in one sentence
public record UnknownCheck(String what, String why) {
}

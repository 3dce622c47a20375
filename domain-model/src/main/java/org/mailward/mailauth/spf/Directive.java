package org.mailward.mailauth.spf;

/// A mechanism, and what a match with it means (RFC 7208 §4.6.1).
///
/// ```
/// directive = [ qualifier ] mechanism
/// ```
public record Directive(Qualifier qualifier, Mechanism mechanism, String text) implements Term {
}

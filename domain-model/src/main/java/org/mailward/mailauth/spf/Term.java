package org.mailward.mailauth.spf;

/// One term of an SPF record (RFC 7208 §4.6.1).
///
/// ```
/// terms = *( 1*SP ( directive / modifier ) )
/// ```
public sealed interface Term permits Directive, Modifier, Unreadable {

    /// The term as published.
    String text();

    /// The term in its shortest spelling; what cannot be read stays as published.
    String render();
}

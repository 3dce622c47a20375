package org.mailward.mailauth.spf;

/// Additional information that matches nobody (RFC 7208 §6).
public sealed interface Modifier extends Term {

    /// ```
    /// redirect = "redirect" "=" domain-spec
    /// ```
    record Redirect(DomainSpec target, String text) implements Modifier {
    }

    /// ```
    /// explanation = "exp" "=" domain-spec
    /// ```
    record Explanation(DomainSpec target, String text) implements Modifier {
    }

    /// ```
    /// unknown-modifier = name "=" macro-string
    /// ```
    record Unknown(String name, String text) implements Modifier {
    }
}

package org.mailward.mailauth.spf;

/// Additional information that matches nobody (RFC 7208 §6).
public sealed interface Modifier extends Term {

    /// ```
    /// redirect = "redirect" "=" domain-spec
    /// ```
    record Redirect(DomainSpec target, String text) implements Modifier {

        public static Redirect of(DomainSpec target) {
            return new Redirect(target, "redirect=" + target.text());
        }

        @Override
        public String render() {
            return "redirect=" + target.text();
        }
    }

    /// ```
    /// explanation = "exp" "=" domain-spec
    /// ```
    record Explanation(DomainSpec target, String text) implements Modifier {

        public static Explanation of(DomainSpec target) {
            return new Explanation(target, "exp=" + target.text());
        }

        @Override
        public String render() {
            return "exp=" + target.text();
        }
    }

    /// ```
    /// unknown-modifier = name "=" macro-string
    /// ```
    record Unknown(String name, String text) implements Modifier {

        @Override
        public String render() {
            return text;
        }
    }
}

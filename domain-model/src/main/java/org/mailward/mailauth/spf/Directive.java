package org.mailward.mailauth.spf;

/// A mechanism, and what a match with it means (RFC 7208 §4.6.1).
///
/// ```
/// directive = [ qualifier ] mechanism
/// ```
public record Directive(Qualifier qualifier, Mechanism mechanism, String text) implements Term {

    /// A directive in its shortest spelling: `+` is left out.
    public static Directive of(Qualifier qualifier, Mechanism mechanism) {
        return new Directive(qualifier, mechanism, render(qualifier, mechanism));
    }

    @Override
    public String render() {
        return render(qualifier, mechanism);
    }

    private static String render(Qualifier qualifier, Mechanism mechanism) {
        return (qualifier == Qualifier.PASS ? "" : String.valueOf(qualifier.sign())) + mechanism.render();
    }
}

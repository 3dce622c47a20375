package org.mailward.mailauth.spf;

import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;

/// A name that may depend on the sender (RFC 7208 §7.1).
///
/// ```
/// domain-spec  = macro-string domain-end
/// domain-end   = ( "." toplabel [ "." ] ) / macro-expand
/// toplabel     = ( *alphanum ALPHA *alphanum ) / ( 1*alphanum "-" *( alphanum / "-" ) alphanum )
/// ```
///
/// *Reading:* RFC 7208 §4.8 leaves open what a name without macros means that DNS cannot hold, such as one with an empty label.
/// Here it is a mistake of the record, so that its owner hears of it; a name that becomes impossible by expansion matches
/// nobody.
///
/// A name that does not depend on the sender is read once, with the text; that is why this is no record.
public final class DomainSpec {

    /// The longest text that is taken for a name with macros, in characters; a name itself has at most 253.
    public static final int LONGEST = 512;

    private final String text;
    private final Optional<DomainName> name;

    private DomainSpec(String text, Optional<DomainName> name) {
        this.text = text;
        this.name = name;
    }

    /// @throws IllegalArgumentException when the text is none
    public DomainSpec(String text) {
        this(text, read(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no domain-spec (RFC 7208 §7.1)")).name);
    }

    /// @return empty when the text is none
    static Optional<DomainSpec> read(String text) {
        if (text.length() > LONGEST || !MacroText.isValid(text, MacroText.IN_NAMES, false)) {
            return Optional.empty();
        }
        if (text.indexOf('%') >= 0) {
            return MacroText.endsWithMacro(text, MacroText.IN_NAMES) || endsWithTopLabel(text) ? Optional.of(new DomainSpec(text, Optional.empty())) : Optional.empty();
        }
        Optional<DomainName> name = endsWithTopLabel(text) ? name(text) : Optional.empty();
        return name.isPresent() ? Optional.of(new DomainSpec(text, name)) : Optional.empty();
    }

    /// As published.
    public String text() {
        return text;
    }

    private static boolean endsWithTopLabel(String text) {
        int end = text.endsWith(".") ? text.length() - 1 : text.length();
        int begin = text.lastIndexOf('.', end - 1) + 1;
        if (begin == 0 || begin == end || text.charAt(begin) == '-' || text.charAt(end - 1) == '-') {
            return false;
        }
        boolean digitsOnly = true;
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '-') {
                return false;
            }
            digitsOnly &= digit;
        }
        return !digitsOnly;
    }

    public boolean dependsOnSender() {
        return name.isEmpty();
    }

    /// The name, when it is the same for every sender.
    public Optional<DomainName> name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DomainSpec spec && text.equals(spec.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    static Optional<DomainName> name(String text) {
        try {
            return Optional.of(DomainName.of(text));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    /// A name that macros made, which may hold blanks.
    static Optional<DomainName> expanded(String text) {
        if (text.indexOf(' ') < 0) {
            return name(text);
        }
        try {
            return Optional.of(new DomainName(text.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }
}

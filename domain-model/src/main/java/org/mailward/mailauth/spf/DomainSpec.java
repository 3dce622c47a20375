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
public record DomainSpec(String text) {

    /// The longest text that is taken for a name with macros, in characters; a name itself has at most 253.
    public static final int LONGEST = 512;

    public DomainSpec {
        if (!isValid(text)) {
            throw new IllegalArgumentException("'" + text + "' is no domain-spec (RFC 7208 §7.1)");
        }
    }

    static boolean isValid(String text) {
        if (text.length() > LONGEST || !MacroText.isValid(text, MacroText.IN_NAMES, false)) {
            return false;
        }
        return text.indexOf('%') < 0
                ? endsWithTopLabel(text) && name(text).isPresent()
                : MacroText.endsWithMacro(text, MacroText.IN_NAMES) || endsWithTopLabel(text);
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
        return text.indexOf('%') >= 0;
    }

    /// The name, when it is the same for every sender.
    public Optional<DomainName> name() {
        return dependsOnSender() ? Optional.empty() : name(text);
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

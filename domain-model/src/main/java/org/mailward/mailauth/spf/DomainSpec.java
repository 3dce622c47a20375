package org.mailward.mailauth.spf;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mailward.mailauth.dns.DomainName;

/// A name that may depend on the sender (RFC 7208 §7.1).
///
/// ```
/// domain-spec  = macro-string domain-end
/// domain-end   = ( "." toplabel [ "." ] ) / macro-expand
/// toplabel     = ( *alphanum ALPHA *alphanum ) / ( 1*alphanum "-" *( alphanum / "-" ) alphanum )
/// macro-string = *( macro-expand / macro-literal )
/// macro-expand = ( "%{" macro-letter transformers *delimiter "}" ) / "%%" / "%_" / "%-"
/// ```
public record DomainSpec(String text) {

    /// The longest text that is taken for a name with macros, in characters; a name itself has at most 253.
    public static final int LONGEST = 512;

    private static final String EXPAND = "(?:%\\{[slodiphv](?:[1-9]\\d{0,2})?r?[-.+,/_=]*}|%%|%_|%-)";
    private static final String LITERAL = "[!-$&-~]";
    private static final String TOP_LABEL = "(?:[a-z0-9]*[a-z][a-z0-9]*|[a-z0-9]+-[a-z0-9-]*[a-z0-9])";
    private static final Pattern MACRO_STRING = Pattern.compile("(?:%\\{[slodiphcrtv](?:[1-9]\\d{0,2})?r?[-.+,/_=]*}|%%|%_|%-|" + LITERAL + ")*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern STRING = Pattern.compile("(?:" + EXPAND + "|" + LITERAL + ")*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile("\\." + TOP_LABEL + "\\.?$|%\\{[slodiphv](?:[1-9]\\d{0,2})?r?[-.+,/_=]*}$|%%$|%_$|%-$", Pattern.CASE_INSENSITIVE);

    public DomainSpec {
        if (!isValid(text)) {
            throw new IllegalArgumentException("'" + text + "' is no domain-spec (RFC 7208 §7.1)");
        }
    }

    static boolean isValid(String text) {
        return text.length() <= LONGEST && STRING.matcher(text).matches() && END.matcher(text).find() && (text.indexOf('%') >= 0 || name(text).isPresent());
    }

    static boolean isMacroString(String text) {
        return MACRO_STRING.matcher(text).matches();
    }

    public boolean dependsOnSender() {
        return text.indexOf('%') >= 0;
    }

    /// The name, when it is the same for every sender.
    public Optional<DomainName> name() {
        return dependsOnSender() ? Optional.empty() : name(text);
    }

    private static Optional<DomainName> name(String text) {
        try {
            return Optional.of(DomainName.of(text));
        } catch (IllegalArgumentException tooLongOrEmptyLabel) {
            return Optional.empty();
        }
    }
}

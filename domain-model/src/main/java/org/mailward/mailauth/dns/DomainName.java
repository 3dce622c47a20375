package org.mailward.mailauth.dns;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A domain name in the form that goes on the wire: lower-case A-labels, no trailing dot.
///
/// Two names are equal exactly when DNS would call them equal, so a name can be a key. The root is the empty string.
///
/// A scan makes thousands of names out of names, so those are not checked a second time; that is why this is no record.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4">RFC 1035 §2.3.4</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5890#section-2.3.2.1">RFC 5890 §2.3.2.1</a>
public final class DomainName implements Comparable<DomainName> {

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;
    /// Two UTF-16 units for each octet that may come of it; the JDK's conversion throws another exception on much longer text.
    private static final int LONGEST_UNICODE = 2 * LONGEST_NAME;

    private static final String A_LABEL = "xn--";

    public static final DomainName ROOT = new DomainName("");

    private final String ascii;

    /// @param ascii lower-case A-labels joined by dots; at most 253 octets, each label 1 to 63 octets
    /// @throws IllegalArgumentException when it is anything else
    public DomainName(String ascii) {
        this(checked(ascii), true);
    }

    /// @param checked only says that the caller has looked
    private DomainName(String ascii, boolean checked) {
        this.ascii = ascii;
    }

    private static String checked(String ascii) {
        if (ascii.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The name has " + ascii.length() + " octets; a domain name has at most " + LONGEST_NAME);
        }
        int begin = 0;
        for (int i = 0; i <= ascii.length() && !ascii.isEmpty(); i++) {
            if (i == ascii.length() || ascii.charAt(i) == '.') {
                checkLabel(ascii, begin, i);
                begin = i + 1;
            } else {
                checkCharacter(ascii, ascii.charAt(i));
            }
        }
        return ascii;
    }

    private static void checkLabel(String name, int begin, int end) {
        if (begin == end) {
            throw new IllegalArgumentException("'" + name + "' has an empty label: two dots follow each other, or it begins or ends with one");
        }
        if (end - begin > LONGEST_LABEL) {
            throw new IllegalArgumentException("The label '" + name.substring(begin, end) + "' has " + (end - begin) + " octets; a label has at most " + LONGEST_LABEL);
        }
    }

    /// DNS itself takes a blank in a label (RFC 2181 §11), and SPF's macros can make one; people who write one made a slip, so
    /// [#of] refuses it.
    private static void checkCharacter(String name, char c) {
        if (c < ' ' || c >= 0x7F || (c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException("'" + name + "' holds " + (c >= 'A' && c <= 'Z' ? "a capital letter" : "a character") + " that no domain name has");
        }
    }

    /// Reads a name as people and zone files write it: any case, U-labels or A-labels, with or without a trailing dot.
    ///
    /// @throws IllegalArgumentException when a label is empty or too long, holds a blank or control character, or is no valid IDN
    public static DomainName of(String text) {
        String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (isReady(bare)) {
            return new DomainName(bare, true);
        }
        if (bare.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("'" + bare + "' holds a blank that no domain name has");
        }
        boolean plain = isPlain(bare);
        if (!plain && bare.length() > LONGEST_UNICODE) {
            throw new IllegalArgumentException("The name has " + bare.length() + " characters; a domain name has at most " + LONGEST_NAME + " octets");
        }
        return new DomainName((plain ? bare : converted(bare)).toLowerCase(Locale.ROOT));
    }

    /// True for a text that is the name's form already, as nearly all are: one look at it is enough.
    private static boolean isReady(String text) {
        if (text.length() > LONGEST_NAME) {
            return false;
        }
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (i == begin || i - begin > LONGEST_LABEL) {
                    return false;
                }
                begin = i + 1;
            } else if (c <= ' ' || c >= 0x7F || c >= 'A' && c <= 'Z') {
                return false;
            }
        }
        return begin < text.length() && text.length() - begin <= LONGEST_LABEL;
    }

    private static String converted(String text) {
        text.codePoints().filter(Idna::isJoiner).findFirst().ifPresent(joiner -> {
            throw new IllegalArgumentException("'" + text + "' holds a joiner (U+" + String.format("%04X", joiner) + "), which is not seen; write that part as DNS has it, beginning with xn--");
        });
        try {
            return Idna.toAscii(text, 0);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(text.codePoints().filter(c -> c >= 0x80 && !isConvertible(c)).mapToObj(c -> "'" + text + "' holds '" + Character.toString(c)
                    + "' (U+" + String.format("%04X", c) + "), which no domain name can hold").findFirst()
                    .orElse(beginsAsALabel(text) ? "'" + text + "' begins a part with xn--, which only the form for DNS has" : "A part of '" + text + "' has more than " + LONGEST_LABEL + " octets when it is written for DNS"), refused);
        }
    }

    private static boolean beginsAsALabel(String text) {
        return Arrays.stream(text.split("\\.")).anyMatch(label -> label.regionMatches(true, 0, A_LABEL, 0, A_LABEL.length()) && !isPlain(label));
    }

    private static boolean isConvertible(int character) {
        try {
            return !Idna.toAscii("a" + Character.toString(character), 0).isEmpty();
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /// Lower-case A-labels joined by dots, without a dot at the end.
    public String ascii() {
        return ascii;
    }

    /// The same for pages, which read properties.
    public String getAscii() {
        return ascii;
    }

    /// The name as its owner reads it, with U-labels.
    public String unicode() {
        // Nearly all names have no A-label, and the conversion is slow.
        return ascii.contains(A_LABEL) ? Idna.toUnicode(ascii) : ascii;
    }

    public List<String> labels() {
        return ascii.isEmpty() ? List.of() : List.of(ascii.split("\\."));
    }

    /// True for a name that a host can have: letters, digits and hyphens, and no number at the end, which only addresses have
    /// (RFC 1123 §2.1). Some hosts in use have an underscore.
    public boolean isHost() {
        boolean number = true;
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && !(c >= 'a' && c <= 'z') && "-._".indexOf(c) < 0) {
                return false;
            }
            number = c == '.' || number && digit;
        }
        return !number;
    }

    /// How many labels the name has; 0 for the root.
    public int labelCount() {
        int count = ascii.isEmpty() ? 0 : 1;
        for (int i = ascii.indexOf('.'); i >= 0; i = ascii.indexOf('.', i + 1)) {
            count++;
        }
        return count;
    }

    /// The name one label up; empty for the root.
    public Optional<DomainName> parent() {
        if (ascii.isEmpty()) {
            return Optional.empty();
        }
        int dot = ascii.indexOf('.');
        return Optional.of(dot < 0 ? ROOT : new DomainName(ascii.substring(dot + 1), true));
    }

    /// @param prefix one or more labels, such as `_dmarc` or `selector._domainkey`
    public DomainName under(String prefix) {
        return under(of(prefix));
    }

    /// @param front what goes before this name
    /// @throws IllegalArgumentException when the whole is too long
    public DomainName under(DomainName front) {
        if (ascii.isEmpty()) {
            return front;
        }
        String whole = front.ascii + "." + ascii;
        return whole.length() <= LONGEST_NAME ? new DomainName(whole, true) : new DomainName(whole);
    }

    /// True for the name itself and everything below it.
    public boolean isWithin(DomainName ancestor) {
        int more = ascii.length() - ancestor.ascii.length();
        return ancestor.ascii.isEmpty() || more >= 0 && ascii.endsWith(ancestor.ascii) && (more == 0 || ascii.charAt(more - 1) == '.');
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof DomainName name && ascii.equals(name.ascii);
    }

    @Override
    public int hashCode() {
        return ascii.hashCode();
    }

    @Override
    public int compareTo(DomainName other) {
        return ascii.compareTo(other.ascii);
    }

    @Override
    public String toString() {
        return ascii.isEmpty() ? "." : ascii;
    }
}

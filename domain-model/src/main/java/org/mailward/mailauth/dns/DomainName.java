package org.mailward.mailauth.dns;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A domain name in the form that goes on the wire: lower-case A-labels, no trailing dot.
///
/// Two names are equal exactly when DNS would call them equal, so a name can be a key. The root is the empty string.
///
/// @param ascii lower-case A-labels joined by dots; at most 253 octets, each label 1 to 63 octets
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4">RFC 1035 §2.3.4</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5890#section-2.3.2.1">RFC 5890 §2.3.2.1</a>
public record DomainName(String ascii) implements Comparable<DomainName> {

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    public static final DomainName ROOT = new DomainName("");

    public DomainName {
        if (ascii.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The name has " + ascii.length() + " octets; a domain name has at most " + LONGEST_NAME);
        }
        for (var label : ascii.isEmpty() ? List.<String>of() : List.of(ascii.split("\\.", -1))) {
            checkLabel(label, ascii);
        }
    }

    private static void checkLabel(String label, String name) {
        if (label.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' has an empty label: two dots follow each other, or it begins or ends with one");
        }
        if (label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("The label '" + label + "' has " + label.length() + " octets; a label has at most " + LONGEST_LABEL);
        }
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (c <= ' ' || c >= 0x7F || (c >= 'A' && c <= 'Z')) {
                throw new IllegalArgumentException("'" + name + "' holds " + (c == ' ' ? "a blank" : c >= 'A' && c <= 'Z' ? "a capital letter" : "a character")
                        + " that no domain name has");
            }
        }
    }

    /// Reads a name as people and zone files write it: any case, U-labels or A-labels, with or without a trailing dot.
    ///
    /// @throws IllegalArgumentException when a label is empty or too long, holds a blank or control character, or is no valid IDN
    public static DomainName of(String text) {
        String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        boolean plain = bare.chars().allMatch(c -> c < 0x80);
        return new DomainName((plain ? bare : IDN.toASCII(bare)).toLowerCase(Locale.ROOT));
    }

    /// The name as its owner reads it, with U-labels.
    public String unicode() {
        return IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED);
    }

    public List<String> labels() {
        return ascii.isEmpty() ? List.of() : List.of(ascii.split("\\."));
    }

    /// The name one label up; empty for the root.
    public Optional<DomainName> parent() {
        if (ascii.isEmpty()) {
            return Optional.empty();
        }
        int dot = ascii.indexOf('.');
        return Optional.of(dot < 0 ? ROOT : new DomainName(ascii.substring(dot + 1)));
    }

    /// @param prefix one or more labels, such as `_dmarc` or `selector._domainkey`
    public DomainName under(String prefix) {
        return of(ascii.isEmpty() ? prefix : prefix + "." + ascii);
    }

    /// True for the name itself and everything below it.
    public boolean isWithin(DomainName ancestor) {
        return ancestor.ascii.isEmpty() || ascii.equals(ancestor.ascii) || ascii.endsWith("." + ancestor.ascii);
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

package org.mailward.estate;

import java.util.Locale;
import org.mailward.mailauth.dns.DomainName;

/// What can be made of a line where somebody meant to write a domain.
///
/// People paste addresses, links and names in all shapes; each is understood where there is only one way to understand it.
public sealed interface NameReading {

    record Understood(DomainName name) implements NameReading {
    }

    /// @param sentence says what is wrong and how to mend it
    record NotUnderstood(String sentence) implements NameReading {
    }

    /// The longest line that is read, in characters; what stands around a name is often longer than the name.
    int LONGEST = 2_000;

    /// @param text one cell or line of at most [#LONGEST] characters
    static NameReading of(String text) {
        if (text.length() > LONGEST) {
            return new NotUnderstood("This is too long to be a domain name.");
        }
        String name = strip(text);
        if (name.isEmpty()) {
            return new NotUnderstood("There is no domain name here.");
        }
        int scheme = name.indexOf("://");
        if (scheme >= 0) {
            name = name.substring(scheme + 3);
        } else if (name.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
            name = name.substring("mailto:".length());
        }
        for (char end : new char[] {'/', '?', '#'}) {
            int at = name.indexOf(end);
            name = at >= 0 ? name.substring(0, at) : name;
        }
        name = name.substring(name.lastIndexOf('@') + 1);
        int port = name.indexOf(':');
        if (port >= 0 && name.indexOf(':', port + 1) < 0) {
            name = name.substring(0, port);
        }
        if (name.startsWith("*.")) {
            name = name.substring(2);
        }
        return read(name.strip(), text);
    }

    private static String strip(String text) {
        String name = text.strip();
        while (!name.isEmpty() && "\"'<>()[],;\u200B\uFEFF".indexOf(name.charAt(0)) >= 0) {
            name = name.substring(1).strip();
        }
        while (!name.isEmpty() && "\"'<>()[],;\u200B\uFEFF".indexOf(name.charAt(name.length() - 1)) >= 0) {
            name = name.substring(0, name.length() - 1).strip();
        }
        return name;
    }

    private static NameReading read(String name, String asWritten) {
        DomainName domain;
        try {
            domain = DomainName.of(name);
        } catch (IllegalArgumentException e) {
            return new NotUnderstood("'" + shown(asWritten) + "' is not a domain name: " + e.getMessage() + ".");
        }
        var labels = domain.labels();
        if (labels.size() < 2) {
            return new NotUnderstood("'" + shown(asWritten) + "' is not a whole domain name; write one with its ending, such as example.org.");
        }
        if (labels.getLast().chars().allMatch(Character::isDigit)) {
            return new NotUnderstood("'" + shown(asWritten) + "' is an address, not a domain name.");
        }
        for (var label : labels) {
            if (!label.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")) {
                return new NotUnderstood("'" + shown(asWritten) + "' is not a mail domain: '" + label
                        + "' may hold letters, digits and inner hyphens only.");
            }
        }
        return new Understood(domain);
    }

    private static String shown(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}", "�");
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }
}

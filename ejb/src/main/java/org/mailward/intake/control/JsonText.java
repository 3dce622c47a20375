package org.mailward.intake.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes one JSON object or array after the other. Members without a value are left out.
///
/// The library would do as well and five times slower, and there is one of these for each row of a report.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259 §7</a>
final class JsonText {

    private final StringBuilder out = new StringBuilder(256);

    /// @param members writes the members
    /// @return the object
    String object(Runnable members) {
        out.setLength(0);
        out.append('{');
        members.run();
        return out.append('}').toString();
    }

    /// @param elements writes the elements
    /// @return the array
    String array(Runnable elements) {
        out.setLength(0);
        out.append('[');
        elements.run();
        return out.append(']').toString();
    }

    void element(String value) {
        separate('[');
        quote(value);
    }

    void element(long value) {
        separate('[');
        out.append(value);
    }

    /// Further elements, which are JSON already.
    /// @param written with commas between them
    void elements(String written) {
        separate('[');
        out.append(written);
    }

    /// @param members writes the members of an object
    void element(Runnable members) {
        separate('[');
        out.append('{');
        members.run();
        out.append('}');
    }

    void member(String name, String value) {
        if (!value.isEmpty()) {
            name(name);
            quote(value);
        }
    }

    void member(String name, Optional<String> value) {
        value.ifPresent(given -> member(name, given));
    }

    void member(String name, List<String> values) {
        if (!values.isEmpty()) {
            name(name);
            out.append('[');
            for (int i = 0; i < values.size(); i++) {
                out.append(i == 0 ? "" : ",");
                quote(values.get(i));
            }
            out.append(']');
        }
    }

    void member(String name, Runnable members) {
        name(name);
        out.append('{');
        members.run();
        out.append('}');
    }

    /// @param each writes the members of one object
    <T> void member(String name, List<T> all, Consumer<T> each) {
        if (!all.isEmpty()) {
            name(name);
            out.append('[');
            for (int i = 0; i < all.size(); i++) {
                out.append(i == 0 ? "{" : ",{");
                each.accept(all.get(i));
                out.append('}');
            }
            out.append(']');
        }
    }

    private void name(String name) {
        separate('{');
        out.append('"').append(name).append("\":");
    }

    private void separate(char opening) {
        if (out.charAt(out.length() - 1) != opening) {
            out.append(',');
        }
    }

    /// What needs no escape goes in one piece.
    private void quote(String text) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, from, i);
                escape(c);
                from = i + 1;
            }
        }
        out.append(text, from, text.length()).append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            // PostgreSQL has no such character in its texts.
            case 0 -> out.append(' ');
            default -> out.append(String.format("\\u%04x", (int) c));
        }
    }
}

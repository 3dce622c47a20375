package org.mailward.assessment;

import jakarta.json.JsonValue;

/// JSON that is written straight into text. Evidence is written for every scan, and a general writer takes most of its time for finding
/// out where it is; here whoever writes says so.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259 §7</a>
final class JsonText {

    private final StringBuilder text;
    private boolean begun;

    JsonText(int usualLength) {
        text = new StringBuilder(usualLength);
    }

    /// Goes on inside an object, behind its members so far.
    JsonText inside(String begun) {
        text.append(begun);
        this.begun = true;
        return this;
    }

    JsonText beginObject() {
        return begin('{');
    }

    JsonText endObject() {
        return end('}');
    }

    JsonText beginArray() {
        return begin('[');
    }

    JsonText endArray() {
        return end(']');
    }

    /// @param name without anything to escape; its value is written next
    JsonText name(String name) {
        divide();
        text.append('"').append(name).append("\":");
        begun = false;
        return this;
    }

    JsonText member(String name, String value) {
        return name(name).value(value);
    }

    JsonText member(String name, boolean value) {
        name(name).text.append(value);
        begun = true;
        return this;
    }

    JsonText member(String name, int value) {
        name(name).text.append(value);
        begun = true;
        return this;
    }

    JsonText value(String value) {
        divide();
        text.append('"');
        int copied = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append(value, copied, i).append('\\').append(c);
                copied = i + 1;
            } else if (c < ' ') {
                text.append(value, copied, i).append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xF, 16));
                copied = i + 1;
            }
        }
        (copied == 0 ? text.append(value) : text.append(value, copied, value.length())).append('"');
        begun = true;
        return this;
    }

    JsonText value(long value) {
        divide();
        text.append(value);
        begun = true;
        return this;
    }

    JsonText value(JsonValue value) {
        divide();
        text.append(value);
        begun = true;
        return this;
    }

    private JsonText begin(char bracket) {
        divide();
        text.append(bracket);
        begun = false;
        return this;
    }

    private JsonText end(char bracket) {
        text.append(bracket);
        begun = true;
        return this;
    }

    private void divide() {
        if (begun) {
            text.append(',');
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

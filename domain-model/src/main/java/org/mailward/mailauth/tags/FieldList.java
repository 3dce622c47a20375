package org.mailward.mailauth.tags;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// A list of fields as the records for encrypted delivery have it; stricter than a [TagList]: names keep their case, and only
/// blanks and tabs may stand between.
///
/// ```
/// record      = version *(field-delim field) [field-delim]
/// field-delim = *WSP ";" *WSP
/// field       = name "=" value
/// name        = (ALPHA / DIGIT) *31(ALPHA / DIGIT / "_" / "-" / ".")
/// ```
///
/// @param text as published
/// @param fields those that have a name, in the order published, the version left out
/// @param faults what is wrong with the list itself, one sentence each
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.1">RFC 8461 §3.1</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-3">RFC 8460 §3</a>
public record FieldList(String text, List<Field> fields, List<String> faults) {

    /// The most fields that are read from one record.
    public static final int MOST_FIELDS = 256;

    private static final int LONGEST_NAME = 32;

    /// @param name with its case
    /// @param value without the blanks around the field; perhaps empty
    /// @param text as published, without the blanks around it
    public record Field(String name, String value, String text) {
    }

    public FieldList {
        fields = List.copyOf(fields);
        faults = List.copyOf(faults);
    }

    /// @param version the exact first field, such as `v=STSv1`
    /// @return empty when the text does not begin with it, so that it is no record of this kind
    public static Optional<FieldList> read(String text, String version) {
        if (!text.startsWith(version)) {
            return Optional.empty();
        }
        int at = skip(text, version.length());
        if (at < text.length() && text.charAt(at) != ';') {
            return Optional.empty();
        }
        var fields = new ArrayList<Field>();
        var faults = new ArrayList<String>();
        var seen = new HashSet<String>();
        while (at < text.length()) {
            int from = at + 1;
            int semicolon = text.indexOf(';', from);
            at = semicolon < 0 ? text.length() : semicolon;
            String field = trim(text, from, at);
            if (field.isEmpty()) {
                if (semicolon >= 0) {
                    faults.add("There is an empty term between two semicolons.");
                }
            } else if (fields.size() >= MOST_FIELDS) {
                faults.add("The record has more than " + MOST_FIELDS + " terms; the rest was not read.");
                break;
            } else {
                read(field, seen, fields, faults);
            }
        }
        return Optional.of(new FieldList(text, fields, faults.stream().distinct().toList()));
    }

    private static void read(String field, HashSet<String> seen, List<Field> fields, List<String> faults) {
        int equals = field.indexOf('=');
        if (equals < 0 || !isName(field.substring(0, equals))) {
            faults.add("'" + Shown.of(field) + "' is not of the form name=value.");
            return;
        }
        String name = field.substring(0, equals);
        if (!seen.add(name)) {
            faults.add("The term '" + name + "' appears more than once.");
        }
        fields.add(new Field(name, field.substring(equals + 1), field));
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String trim(String text, int from, int end) {
        int first = from;
        int last = end;
        while (first < last && isBlank(text.charAt(first))) {
            first++;
        }
        while (last > first && isBlank(text.charAt(last - 1))) {
            last--;
        }
        return text.substring(first, last);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /// True for the name of a field, here and in a policy file.
    public static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && isLetterOrDigit(name.charAt(0))
                && name.chars().allMatch(c -> isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /// The first field of this name.
    public Optional<String> value(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
    }
}

package org.mailward.builder.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What stands in the fields of a form. Equal entries make equal records.
///
/// @param values without fields that are empty; one entry per field, several only where the shape is `ROWS`
public record Entries(Map<FieldName, List<String>> values) {

    public static final Entries NONE = new Entries(Map.of());

    /// The most rows of a form, and the most lines of a field.
    public static final int MOST_LINES = 200;
    /// The longest text of a field, in characters.
    public static final int LONGEST = 20_000;

    static final String YES = "yes";

    public Entries {
        var kept = new EnumMap<FieldName, List<String>>(FieldName.class);
        values.forEach((name, texts) -> {
            var tidy = texts.stream().limit(MOST_LINES).map(text -> tidy(name, text)).toList();
            if (tidy.stream().anyMatch(text -> !text.isEmpty()) || name.shape() == FieldName.Shape.ROWS && !tidy.isEmpty()) {
                kept.put(name, tidy);
            }
        });
        values = Collections.unmodifiableMap(kept);
    }

    private static String tidy(FieldName name, String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        return switch (name.shape()) {
            // The first choice is what an empty field says.
            case CHOICE -> name.choices().indexOf(cut) > 0 ? cut : "";
            case TICK -> cut.isBlank() ? "" : YES;
            case LINES -> String.join("\n", cut.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
            case LINE, ROWS -> cut.strip();
        };
    }

    /// The text of a field, empty when nothing stands there; for a choice the first one then.
    public String text(FieldName name) {
        var texts = values.get(name);
        return texts == null ? name.shape() == FieldName.Shape.CHOICE ? name.choices().getFirst() : "" : texts.getFirst();
    }

    public boolean has(FieldName name) {
        return values.containsKey(name);
    }

    /// The lines of a field.
    public List<String> lines(FieldName name) {
        return text(name).lines().limit(MOST_LINES).toList();
    }

    /// The entries of a field that stands in rows.
    public List<String> rows(FieldName name) {
        return values.getOrDefault(name, List.of());
    }

    public Entries with(FieldName name, String text) {
        return with(name, List.of(text));
    }

    public Entries with(FieldName name, boolean yes) {
        return with(name, yes ? YES : "");
    }

    public Entries withLines(FieldName name, List<String> lines) {
        return with(name, String.join("\n", lines));
    }

    public Entries with(FieldName name, List<String> rows) {
        var changed = new EnumMap<FieldName, List<String>>(FieldName.class);
        changed.putAll(values);
        changed.put(name, new ArrayList<>(rows));
        return new Entries(changed);
    }
}

package org.mailward.builder.form;

import java.util.ArrayList;
import java.util.List;

/// Adds, takes away and moves the rows of the SPF form.
public final class SpfRows {

    private SpfRows() {
    }

    /// @param step `add`, or `up:2`, `down:2`, `remove:2` with the place of a row, 0 the first; anything else changes nothing
    public static Entries after(Entries entries, String step) {
        var rows = new ArrayList<>(SpfSheet.rows(entries));
        int colon = step.indexOf(':');
        String verb = colon < 0 ? step : step.substring(0, colon);
        int place = colon < 0 ? -1 : place(step.substring(colon + 1));
        boolean there = place >= 0 && place < rows.size();
        switch (verb) {
            case "add" -> rows.add(new SpfTerm("pass", "include", ""));
            case "remove" -> {
                if (there) {
                    rows.remove(place);
                }
            }
            case "up" -> swap(rows, place - 1, place);
            case "down" -> swap(rows, place, place + 1);
            default -> {
                // No step that there is.
            }
        }
        return SpfSheet.rows(entries, rows);
    }

    private static void swap(List<SpfTerm> rows, int first, int second) {
        if (first >= 0 && second < rows.size()) {
            rows.add(first, rows.remove(second));
        }
    }

    private static int place(String digits) {
        return digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9') ? -1 : Integer.parseInt(digits);
    }
}

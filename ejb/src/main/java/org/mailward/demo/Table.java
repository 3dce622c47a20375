package org.mailward.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The tables beside these classes: lines of cells divided by tabulators; lines with `#` are for people.
final class Table {

    private Table() {
    }

    /// @param cells of each line; missing ones at its end are empty
    static List<String[]> read(String name, int cells) {
        var stream = Objects.requireNonNull(Table.class.getResourceAsStream(name), name + " is missing");
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> whole(name, line.split("\t", -1), cells)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] whole(String name, String[] found, int cells) {
        if (found.length != cells) {
            throw new IllegalStateException(name + ": '" + String.join("\t", found) + "' has " + found.length + " cells, not " + cells);
        }
        return found;
    }
}

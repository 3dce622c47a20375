package org.mailward.history;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.mailward.assessment.Ages;

/// A ledger as lines of text: quick to write and to read, for a ledger is read at every scan.
///
/// Each line is `name TAB type TAB milliseconds TAB how` and a TAB before each value. Values hold no TAB, and their line feeds
/// are written as `\n`, which no value holds, since each `\` in them is doubled.
public final class LedgerText {

    private LedgerText() {
    }

    public static String write(Ledger ledger) {
        var text = new StringBuilder(4096);
        ledger.entries().forEach((subject, entry) -> {
            text.append(subject.name()).append('\t').append(subject.type()).append('\t')
                    .append(entry.since().toEpochMilli()).append('\t').append(entry.how().name());
            entry.values().forEach(value -> text.append('\t').append(value.replace("\n", "\\n")));
            text.append('\n');
        });
        return text.toString();
    }

    /// @throws IllegalArgumentException when the text is no ledger
    public static Ledger read(String text) {
        var entries = new TreeMap<Subject, Ledger.Entry>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split("\t", -1);
            if (parts.length < 4) {
                throw new IllegalArgumentException("A line of a ledger has at least four parts, not " + parts.length);
            }
            List<String> values = Arrays.stream(parts, 4, parts.length).map(LedgerText::withLines).toList();
            entries.put(new Subject(parts[0], parts[1]), new Ledger.Entry(values, Instant.ofEpochMilli(Long.parseLong(parts[2])), Ages.How.valueOf(parts[3])));
        }
        return new Ledger(entries);
    }

    private static String withLines(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        var text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                text.append(next == 'n' ? "\n" : "\\" + next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}

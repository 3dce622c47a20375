package org.mailward.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.mailward.assessment.Ages;

/// A ledger as lines of text: quick to write and to read, for a ledger is read at every scan.
///
/// A subject with values is a line of `name TAB type TAB milliseconds TAB how` and a TAB before each value. Behind the milliseconds stands
/// `<` with those of the earliest time, where it is another, and `?` with those since when nobody could say. Values hold no TAB, and
/// their line feeds are written as `\n`, which no value holds, since each `\` in them is doubled. Subjects without values, most of
/// them DKIM selectors that nobody uses, share lines that begin with a TAB: `TAB type TAB milliseconds TAB how TAB domain` and a
/// TAB before each first label.
public final class LedgerText {

    /// What the subjects without values that share a line have in common.
    private record Absent(String type, Instant since, Ages.How how, String above) {
    }

    private LedgerText() {
    }

    public static String write(Ledger ledger) {
        var text = new StringBuilder(4096);
        var absent = new LinkedHashMap<Absent, List<String>>();
        ledger.entries().forEach((subject, entry) -> {
            int dot = subject.name().indexOf('.');
            if (entry.values().isEmpty() && !subject.isDocument() && dot >= 0 && entry.from().equals(entry.since())) {
                absent.computeIfAbsent(new Absent(subject.type(), entry.since(), entry.how(), subject.name().substring(dot + 1)), _ -> new ArrayList<>())
                        .add(subject.name().substring(0, dot));
            } else {
                head(text.append(subject.name()), subject.type(), times(entry), entry.how());
                entry.values().forEach(value -> text.append('\t').append(value.replace("\n", "\\n")));
                text.append('\n');
            }
        });
        absent.forEach((common, labels) -> {
            head(text, common.type(), Long.toString(common.since().toEpochMilli()), common.how());
            text.append('\t').append(common.above()).append('\t').append(String.join("\t", labels)).append('\n');
        });
        return text.toString();
    }

    private static void head(StringBuilder text, String type, String times, Ages.How how) {
        text.append('\t').append(type).append('\t').append(times).append('\t').append(how.name());
    }

    private static String times(Ledger.Entry entry) {
        var times = new StringBuilder().append(entry.since().toEpochMilli());
        if (!entry.from().equals(entry.since())) {
            times.append('<').append(entry.from().toEpochMilli());
        }
        entry.unseen().ifPresent(at -> times.append('?').append(at.toEpochMilli()));
        return times.toString();
    }

    /// @throws IllegalArgumentException when the text is no ledger
    public static Ledger read(String text) {
        return read(text, false);
    }

    /// Leaves out what is known to be absent, which is most of a ledger.
    /// @throws IllegalArgumentException when the text is no ledger
    static Ledger readStanding(String text) {
        return read(text, true);
    }

    private static Ledger read(String text, boolean standing) {
        var entries = new TreeMap<Subject, Ledger.Entry>();
        int end;
        for (int begin = 0; begin < text.length(); begin = end + 1) {
            end = text.indexOf('\n', begin);
            if (end < 0) {
                end = text.length();
            }
            if (standing && text.charAt(begin) == '\t') {
                continue;
            }
            String[] parts = text.substring(begin, end).split("\t", -1);
            boolean shared = parts[0].isEmpty();
            if (parts.length < (shared ? 6 : 4)) {
                throw new IllegalArgumentException("This is no line of a ledger: it has " + parts.length + " parts");
            }
            var how = Ages.How.valueOf(parts[3]);
            if (shared) {
                var nothing = entry(List.of(), parts[2], how);
                Arrays.stream(parts, 5, parts.length).forEach(label -> entries.put(new Subject(label + "." + parts[4], parts[1]), nothing));
            } else {
                entries.put(new Subject(parts[0], parts[1]), entry(Arrays.stream(parts, 4, parts.length).map(LedgerText::withLines).toList(), parts[2], how));
            }
        }
        return new Ledger(entries);
    }

    private static Ledger.Entry entry(List<String> values, String times, Ages.How how) {
        int from = times.indexOf('<');
        int unseen = times.indexOf('?');
        int end = unseen < 0 ? times.length() : unseen;
        var since = at(times, 0, from < 0 ? end : from);
        return new Ledger.Entry(values, since, how, from < 0 ? since : at(times, from + 1, end), unseen < 0 ? Optional.empty() : Optional.of(at(times, unseen + 1, times.length())));
    }

    private static Instant at(String times, int begin, int end) {
        return Instant.ofEpochMilli(Long.parseLong(times, begin, end, 10));
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

package org.mailward.onboarding.control;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.mailward.tenancy.InvalidInput;

/// Reads domains from a pasted list or a CSV file, whatever spreadsheet it comes from.
///
/// Lines, commas, semicolons, tabs and blanks part a list. A file with several columns is read by its `domain` column, or by
/// its first where no heading names one.
public final class DomainList {

    /// One cell that should hold a domain.
    /// @param line counted from 1
    public record Entry(int line, String text) {
    }

    private static final Set<String> HEADINGS = Set.of("domain", "domains", "domain name", "domain_name", "name", "fqdn");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private DomainList() {
    }

    /// Decodes a file: by its byte-order mark, else UTF-8, else windows-1252 as older spreadsheets write it.
    public static String decode(byte[] file) {
        if (starts(file, 0xFF, 0xFE)) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
        }
        if (starts(file, 0xFE, 0xFF)) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
        }
        int skip = starts(file, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file, skip, file.length - skip)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(file, WESTERN);
        }
    }

    /// @param most how many entries are accepted
    /// @throws InvalidInput when there are more, or quotation marks do not match
    public static List<Entry> read(String text, int most) {
        List<CSVRecord> records;
        try (var parser = CSVFormat.DEFAULT.builder().setDelimiter(delimiter(text)).setIgnoreEmptyLines(true).setTrim(true).get()
                .parse(new StringReader(text))) {
            records = new ArrayList<>();
            for (var record : parser) {
                if (records.size() > most) {
                    throw tooMany(most);
                }
                records.add(record);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidInput("file", "The list cannot be read: " + e.getMessage() + " Check its quotation marks.");
        }
        return entries(records, most);
    }

    private static List<Entry> entries(List<CSVRecord> records, int most) {
        var entries = new ArrayList<Entry>();
        int column = -1;
        for (int i = 0; i < records.size(); i++) {
            var record = records.get(i);
            if (i == 0) {
                column = heading(record);
                if (column >= 0) {
                    continue;
                }
            }
            int line = i + 1;
            if (column >= 0) {
                add(entries, line, column < record.size() ? record.get(column) : "");
            } else if (record.size() > 1 && wholeLineIsAList(record)) {
                record.forEach(cell -> add(entries, line, cell));
            } else {
                addWords(entries, line, record.get(0));
            }
            if (entries.size() > most) {
                throw tooMany(most);
            }
        }
        return entries;
    }

    /// A line such as `a.example, b.example` is a list; one such as `a.example;Main domain` has a note beside the name.
    private static boolean wholeLineIsAList(CSVRecord record) {
        return record.stream().allMatch(cell -> cell.isEmpty() || cell.indexOf('.') > 0 && cell.indexOf(' ') < 0);
    }

    private static void addWords(List<Entry> entries, int line, String cell) {
        for (var word : cell.split("\\s+")) {
            add(entries, line, word);
        }
    }

    private static void add(List<Entry> entries, int line, String text) {
        if (!text.isBlank()) {
            entries.add(new Entry(line, text));
        }
    }

    private static int heading(CSVRecord first) {
        for (int i = 0; i < first.size(); i++) {
            if (HEADINGS.contains(first.get(i).strip().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private static char delimiter(String text) {
        var head = text.lines().limit(20).toList();
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long seen = head.stream().mapToLong(line -> line.chars().filter(c -> c == candidate).count()).sum();
            if (seen > most) {
                most = seen;
                best = candidate;
            }
        }
        return best;
    }

    private static boolean starts(byte[] file, int... mark) {
        if (file.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((file[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static InvalidInput tooMany(int most) {
        return new InvalidInput("file", "The list has more than " + most + " rows. Split it and import the parts one after the other.");
    }
}

package org.mailward.system.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Reads zones from files: master files, tables of records, and tables of behaviour.
///
/// - `*.zone`: one zone in master file format with its SOA record (RFC 1035 §5).
/// - `behaviour.tsv`: `name TAB signed|servfail|silent`.
/// - any other `*.tsv`: records of many zones as `name TAB type TAB ttl TAB value`. The apexes stand one a line in a file of
///   the same name ending in `.domains.txt`; without it, a name with NS records and none above is an apex.
///
/// What the marks of [Standing] keep for other days is left out.
///
/// In a table, text is what goes on the wire, without quotes or escapes; MX, SRV and CAA values are small JSON objects. A
/// type that DNS does not know, or a value that cannot be read, only says that the name exists.
public final class ZoneFiles {

    private static final String MASTER = ".zone";
    private static final String TABLE = ".tsv";
    private static final String BEHAVIOUR = "behaviour.tsv";
    private static final int CHARACTER_STRING = 255;
    private static final long USUAL_TTL = 300;
    private static final Pattern MEMBER = Pattern.compile("\"([a-z]+)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private ZoneFiles() {
    }

    /// @param paths files, or folders whose files are read
    /// @throws UncheckedIOException naming the file that cannot be read and the line where it can be told
    public static Zones read(Collection<Path> paths) {
        var zones = Zones.none();
        for (var path : paths) {
            try {
                zones = zones.with(Files.isDirectory(path) ? folder(path) : file(path));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(path + ": " + unreadable.getMessage(), unreadable);
            }
        }
        return zones;
    }

    private static Zones folder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return read(files.filter(file -> file.toString().endsWith(MASTER) || file.toString().endsWith(TABLE)).sorted().toList());
        }
    }

    private static Zones file(Path file) throws IOException {
        if (file.endsWith(BEHAVIOUR)) {
            return new Zones(Map.of(), behaviour(Standing.on(0, Files.readAllLines(file))), List.of());
        }
        if (file.toString().endsWith(TABLE)) {
            var apexes = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.tsv$", ".domains.txt"));
            return table(Files.readAllLines(file), Files.exists(apexes) ? Files.readAllLines(apexes) : List.of());
        }
        var today = String.join("\n", Standing.on(0, Files.readAllLines(file, StandardCharsets.ISO_8859_1)));
        return Zones.of(List.of(master(new ByteArrayInputStream(today.getBytes(StandardCharsets.ISO_8859_1)))), List.of());
    }

    /// @throws IOException when the text has no SOA record or cannot be read as a master file
    static Zone master(InputStream text) throws IOException {
        var records = new ArrayList<Record>();
        try (var file = new Master(text)) {
            file.disableIncludes();
            for (var record = file.nextRecord(); record != null; record = file.nextRecord()) {
                records.add(record);
            }
        }
        var origin = records.stream().filter(record -> record.getType() == Type.SOA).map(Record::getName).findFirst()
                .orElseThrow(() -> new IOException("a zone begins with its SOA record, and there is none"));
        return new Zone(origin, records, Set.of());
    }

    static Map<Name, Behaviour> behaviour(List<String> lines) throws IOException {
        var behaviour = new HashMap<Name, Behaviour>();
        for (var line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var cells = line.split("\t");
            if (cells.length != 2) {
                throw new IOException("'" + line + "' is not: name TAB behaviour");
            }
            try {
                behaviour.put(name(cells[0]), Behaviour.valueOf(cells[1].strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw new IOException("'" + cells[1] + "' is none of signed, servfail, silent", unknown);
            }
        }
        return behaviour;
    }

    static Zones table(List<String> lines, List<String> apexes) throws IOException {
        var records = new ArrayList<Record>();
        var names = new HashSet<Name>();
        var leftOut = new ArrayList<String>();
        for (int number = 1; number <= lines.size(); number++) {
            var cells = lines.get(number - 1).split("\t", -1);
            if (cells.length != 4) {
                throw new IOException("line " + number + " is not: name TAB type TAB ttl TAB value");
            }
            names.add(name(cells[0]));
            if (Type.value(cells[1]) > 0) {
                try {
                    records.add(record(cells));
                } catch (IOException unreadable) {
                    leftOut.add("line " + number + " (" + cells[0] + " " + cells[1] + "): " + unreadable.getMessage());
                }
            }
        }
        var origins = new LinkedHashMap<Name, List<Record>>();
        for (var apex : apexes.isEmpty() ? apexesAmong(records) : names(apexes)) {
            origins.put(apex, new ArrayList<>());
        }
        for (var record : records) {
            originOf(record.getName(), origins.keySet()).ifPresent(origin -> origins.get(origin).add(record));
        }
        var zones = new ArrayList<Zone>();
        origins.forEach((origin, its) -> zones.add(new Zone(origin, its, within(origin, names, origins.keySet()))));
        return Zones.of(zones, leftOut);
    }

    private static Set<Name> within(Name origin, Set<Name> names, Set<Name> origins) {
        var within = new HashSet<Name>();
        for (var name : names) {
            if (originOf(name, origins).filter(origin::equals).isPresent()) {
                within.add(name);
            }
        }
        return within;
    }

    private static Optional<Name> originOf(Name name, Set<Name> origins) {
        for (int skip = 0; skip < name.labels(); skip++) {
            var above = new Name(name, skip);
            if (origins.contains(above)) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    private static List<Name> apexesAmong(List<Record> records) {
        var delegated = new HashSet<Name>();
        records.stream().filter(record -> record.getType() == Type.NS).forEach(record -> delegated.add(record.getName()));
        return delegated.stream().filter(name -> originOf(new Name(name, 1), delegated).isEmpty()).toList();
    }

    private static List<Name> names(List<String> lines) throws IOException {
        var names = new ArrayList<Name>();
        for (var line : lines) {
            if (!line.isBlank()) {
                names.add(name(line.strip()));
            }
        }
        return names;
    }

    private static Record record(String[] cells) throws IOException {
        var name = name(cells[0]);
        int type = Type.value(cells[1]);
        long ttl = cells[2].matches("\\d{1,9}") ? Long.parseLong(cells[2]) : USUAL_TTL;
        return switch (type) {
            case Type.TXT -> new TXTRecord(name, DClass.IN, ttl, characterStrings(cells[3]));
            case Type.MX -> parsed(name, type, ttl, values(cells[3], "preference", "exchange"));
            case Type.SRV -> parsed(name, type, ttl, values(cells[3], "priority", "weight", "port", "target"));
            case Type.CAA -> parsed(name, type, ttl, quotedCaa(cells[3]));
            default -> parsed(name, type, ttl, cells[3]);
        };
    }

    private static Record parsed(Name name, int type, long ttl, String data) throws IOException {
        return Record.fromString(name, type, DClass.IN, ttl, data, Name.root);
    }

    /// Cuts text into strings of at most 255 octets, in dnsjava's escaped form (RFC 1035 §3.3.14).
    private static List<String> characterStrings(String text) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        var strings = new ArrayList<String>();
        for (int from = 0; from == 0 || from < octets.length; from += CHARACTER_STRING) {
            var string = new StringBuilder();
            for (int i = from; i < Math.min(from + CHARACTER_STRING, octets.length); i++) {
                string.append(escaped(octets[i] & 0xFF));
            }
            strings.add(string.toString());
        }
        return strings;
    }

    private static String escaped(int octet) {
        boolean plain = octet >= ' ' && octet < 0x7F && octet != '"' && octet != '\\';
        return plain ? Character.toString(octet) : String.format(Locale.ROOT, "\\%03d", octet);
    }

    private static String quotedCaa(String json) throws IOException {
        var members = members(json);
        return values(json, "flags", "tag") + " \"" + members.getOrDefault("value", "") + "\"";
    }

    private static String values(String json, String... names) throws IOException {
        var members = members(json);
        var values = new ArrayList<String>();
        for (var name : names) {
            var value = members.get(name);
            if (value == null) {
                throw new IOException("'" + json + "' has no " + name);
            }
            values.add(value);
        }
        return String.join(" ", values);
    }

    private static Map<String, String> members(String json) {
        var members = new HashMap<String, String>();
        var member = MEMBER.matcher(json);
        while (member.find()) {
            members.put(member.group(1), member.group(2));
        }
        return members;
    }

    private static Name name(String text) throws TextParseException {
        return Name.fromString(text, Name.root);
    }
}

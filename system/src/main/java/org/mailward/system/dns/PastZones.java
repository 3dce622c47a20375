package org.mailward.system.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.xbill.DNS.Name;

/// The zones of a folder as they were on any day, by the marks of [Standing] in them.
///
/// A zone has few states in all its days; each is read once.
public final class PastZones {

    private static final String MASTER = ".zone";
    private static final String BEHAVIOUR = "behaviour.tsv";

    private final Map<Path, List<String>> files = new LinkedHashMap<>();
    private final Map<Path, Map<List<String>, Zone>> known = new HashMap<>();
    private final List<String> behaviour;

    /// @throws IOException when a file cannot be read
    public PastZones(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (var file : all.filter(file -> file.toString().endsWith(MASTER)).sorted().toList()) {
                files.put(file, Files.readAllLines(file, StandardCharsets.ISO_8859_1));
            }
        }
        var behaving = folder.resolve(BEHAVIOUR);
        behaviour = Files.exists(behaving) ? Files.readAllLines(behaving) : List.of();
    }

    /// @param daysAgo 0 for the demo's first day and all days after it
    /// @throws UncheckedIOException naming the file whose lines of that day cannot be read
    public synchronized Zones at(int daysAgo) {
        var zones = new HashMap<Name, Zone>();
        files.forEach((file, lines) -> {
            var zone = zone(file, Standing.on(daysAgo, lines));
            zones.put(zone.origin(), zone);
        });
        try {
            return new Zones(zones, ZoneFiles.behaviour(Standing.on(daysAgo, behaviour)), List.of());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(BEHAVIOUR + ", " + daysAgo + " days ago: " + unreadable.getMessage(), unreadable);
        }
    }

    private Zone zone(Path file, List<String> lines) {
        return known.computeIfAbsent(file, _ -> new HashMap<>()).computeIfAbsent(lines, _ -> {
            try {
                return ZoneFiles.master(new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(file + ": " + unreadable.getMessage(), unreadable);
            }
        });
    }
}

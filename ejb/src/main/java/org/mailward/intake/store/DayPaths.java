package org.mailward.intake.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.platform.persistence.Bulk;
import org.mailward.sources.SourceClass;
import org.mailward.sources.SummedPaths;

/// Which paths of a domain's day are kept one by one.
///
/// Whoever knows a report address can write reports with as many servers in them as there are numbers, and a day's line would have all of
/// them. Those that the day has stay; of the new ones those with most messages are kept as long as there is room, and the others are summed,
/// by class. No message is lost from a sum, and the rows stay as the reports wrote them.
final class DayPaths {

    private static final String STAGE = "no integer not null, customer_id uuid not null, domain_id uuid not null, day date not null, expires_on date not null";
    /// Ids do not compress: the size of a day's line, which is known without reading it, tells how many it has at most. The limit keeps the
    /// planner from joining the whole table, as in [PathBook].
    private static final String NEAR = """
            select s.no, n.paths from stage_path_day s cross join lateral (
                select pg_column_size(p.paths) / 16 as paths from path_day_pack p
                where {p in scope} and p.customer_id = s.customer_id and p.domain_id = s.domain_id and p.day = s.day and p.expires_on = s.expires_on limit 1) n""";
    private static final String STANDING = """
            select distinct u.path from path_day_pack p cross join lateral unnest(p.paths) as u(path)
            where {p in scope} and p.customer_id = ? and p.domain_id = ? and p.day = ? and p.expires_on = ?""";

    private DayPaths() {
    }

    /// A day's line in the books.
    private record Line(UUID customer, UUID domain, LocalDate day, LocalDate expiry) {
        static Line of(Entry entry) {
            return new Line(entry.customer(), entry.domain(), entry.head().day(), entry.rowExpiry());
        }
    }

    /// @param entries aggregate reports
    /// @param most paths of one line. Two transactions at the same moment may each add as many
    /// @return the same, those paths summed for which there is no room
    static List<Entry> within(Bulk bulk, List<Entry> entries, int most) throws SQLException, IOException {
        var messages = new LinkedHashMap<Line, Map<UUID, Long>>();
        for (var entry : entries) {
            var ofLine = messages.computeIfAbsent(Line.of(entry), _ -> new HashMap<>());
            paths(entry).forEach(path -> ofLine.merge(path.id(), path.tallies().stream().mapToLong(Entry.Tally::messages).sum(), Long::sum));
        }
        var lines = List.copyOf(messages.keySet());
        var near = near(bulk, lines);
        var beyond = new HashMap<Line, Set<UUID>>();
        for (int no = 0; no < lines.size(); no++) {
            var line = lines.get(no);
            var ofLine = messages.get(line);
            if (near.getOrDefault(no, 0) + (long) ofLine.size() > most) {
                beyond.put(line, beyond(near.containsKey(no) ? standing(bulk, line) : Set.of(), ofLine, most));
            }
        }
        return entries.stream().map(entry -> summed(entry, beyond.getOrDefault(Line.of(entry), Set.of()))).toList();
    }

    private static List<Entry.Path> paths(Entry entry) {
        return ((Entry.Body.Aggregate) entry.body()).paths();
    }

    /// How many paths the lines have at most, those that stand already.
    private static Map<Integer, Integer> near(Bulk bulk, List<Line> lines) throws SQLException, IOException {
        bulk.stage("stage_path_day", STAGE);
        bulk.copy("stage_path_day", rows -> {
            for (int no = 0; no < lines.size(); no++) {
                var line = lines.get(no);
                rows.integer(no).id(line.customer).id(line.domain).day(line.day).day(line.expiry).endRow();
            }
        });
        return bulk.rows(NEAR, row -> Map.entry(row.getInt(1), row.getInt(2))).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<UUID> standing(Bulk bulk, Line line) throws SQLException {
        var standing = new HashSet<>(bulk.rows(STANDING, row -> row.getObject(1, UUID.class), line.customer, line.domain, line.day, line.expiry));
        standing.removeIf(SummedPaths::are);
        return standing;
    }

    private static Set<UUID> beyond(Set<UUID> standing, Map<UUID, Long> messages, int most) {
        return messages.entrySet().stream().filter(path -> !standing.contains(path.getKey()))
                .sorted(Map.Entry.<UUID, Long>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry::getKey, KeyOrder.IDS))
                .skip(Math.max(0, most - standing.size())).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static Entry summed(Entry entry, Set<UUID> beyond) {
        if (beyond.isEmpty() || !(entry.body() instanceof Entry.Body.Aggregate aggregate)) {
            return entry;
        }
        var paths = new ArrayList<Entry.Path>();
        var byClass = new TreeMap<Integer, List<Entry.Tally>>();
        for (var path : aggregate.paths()) {
            if (beyond.contains(path.id())) {
                byClass.computeIfAbsent(path.classCode(), _ -> new ArrayList<>()).addAll(path.tallies());
            } else {
                paths.add(path);
            }
        }
        byClass.forEach((code, tallies) -> paths.add(new Entry.Path(SummedPaths.id(SourceClass.of(code).orElseThrow()), SummedPaths.ADDRESS, SummedPaths.EVIDENCE, SummedPaths.SERVICE, code, 0,
                "", together(tallies))));
        return new Entry(entry.report(), entry.customer(), entry.domain(), entry.arrival(), entry.no(), entry.head(), entry.rowExpiry(), new Entry.Body.Aggregate(aggregate.rows(), paths));
    }

    private static List<Entry.Tally> together(List<Entry.Tally> tallies) {
        return List.copyOf(tallies.stream().collect(Collectors.toMap(one -> List.of(one.result(), one.disposition()), one -> one,
                (one, more) -> new Entry.Tally(one.result(), one.disposition(), Math.addExact(one.rows(), more.rows()), Math.addExact(one.messages(), more.messages())), LinkedHashMap::new)).values());
    }
}

package org.mailward.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailward.crash.Count.Figures;

/// Compares what the application holds after the last restart with what was sent.
final class Verdict {

    private static final int SHOWN = 5;
    /// Tables, and what of each is summed by domain.
    private static final Map<String, String> BOOKS = Map.of(
            "report", "count(*), sum(t.rows), sum(t.messages)",
            "reporter_day", "sum(t.reports), sum(t.rows), sum(t.messages)",
            "report_row", "count(distinct t.report_id), count(*), sum(t.messages)",
            "path_day", "0, sum(t.rows), sum(t.messages)",
            "domain_day", "0, sum(t.rows), sum(t.messages)");
    private static final String CLASSES = "t.class_aligned + t.class_unaligned + t.class_forwarder + t.class_unknown + t.class_abuse";

    private final Connection superuser;
    private final List<Letter> accepted;
    private final List<String> wrong = new ArrayList<>();

    /// One line of the ledger.
    private record Arrival(String sha256, String state, String reason, String sentence, boolean kept) {
    }

    Verdict(Connection superuser, List<Letter> accepted) {
        this.superuser = superuser;
        this.accepted = accepted;
    }

    /// @param spool where the application puts what it does not hold in memory
    /// @return what is wrong; empty when nothing is
    List<String> find(Path spool) throws SQLException, IOException {
        var ledger = ledger();
        ledger(ledger);
        books();
        try (var left = Files.list(spool)) {
            left.filter(file -> file.getFileName().toString().matches("(mailward|arriving)-.*")).forEach(file -> wrong.add("A file was left in the spool: " + file.getFileName()));
        }
        return List.copyOf(wrong);
    }

    private Map<String, List<Arrival>> ledger() throws SQLException {
        var found = new HashMap<String, List<Arrival>>();
        try (var statement = superuser.createStatement(); var rows = statement.executeQuery("""
                select encode(a.sha256, 'hex'), a.state, a.reason, a.sentence, exists (select from arrival_raw r where r.provider_id = a.provider_id and r.arrival_id = a.id)
                from arrival a where a.provider_id = '%s'""".formatted(Estate.PROVIDER))) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(new Arrival(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4), rows.getBoolean(5)));
            }
        }
        return found;
    }

    private void ledger(Map<String, List<Arrival>> ledger) {
        var sent = accepted.stream().collect(Collectors.groupingBy(Letter::sha256));
        say("ledger: %,d arrivals of %,d accepted mails (%,d different ones); %s", ledger.values().stream().mapToInt(List::size).sum(), accepted.size(), sent.size(),
                ledger.values().stream().flatMap(List::stream).collect(Collectors.groupingBy(Arrival::state, TreeMap::new, Collectors.counting())));
        some("mails are in the ledger that nobody sent", ledger.keySet().stream().filter(sha -> !sent.containsKey(sha)).toList(), Function.identity());
        var lost = new ArrayList<Letter>();
        var unlike = new ArrayList<Letter>();
        sent.forEach((sha, letters) -> {
            var arrivals = ledger.getOrDefault(sha, List.of());
            if (arrivals.size() < letters.size()) {
                lost.add(letters.getFirst());
            } else if (!asItShould(letters.getFirst(), arrivals)) {
                unlike.add(letters.getFirst());
            }
        });
        some("accepted mails are not in the ledger", lost, letter -> "mail " + letter.no());
        some("mails ended otherwise than they should", unlike, letter -> "mail " + letter.no() + (Count.read(letter).isPresent() ? " (good): " : " (broken): ") + ledger.get(letter.sha256()));
    }

    /// A good report is stored once and a duplicate every other time; a broken one is quarantined with the reason.
    private static boolean asItShould(Letter letter, List<Arrival> arrivals) {
        if (arrivals.stream().anyMatch(arrival -> !arrival.kept())) {
            return false;
        }
        if (Count.read(letter).isEmpty()) {
            return arrivals.stream().allMatch(arrival -> arrival.state().equals("QUARANTINED") && !arrival.reason().isBlank() && !arrival.sentence().isBlank()
                    && !arrival.reason().equals("cannot-be-stored"));
        }
        return arrivals.stream().filter(arrival -> arrival.state().equals("STORED")).count() == 1
                && arrivals.stream().filter(arrival -> arrival.state().equals("DUPLICATE")).count() == arrivals.size() - 1;
    }

    private void books() throws SQLException {
        var counted = Count.of(accepted);
        say("counted independently: %s", all(counted));
        for (var table : new TreeMap<>(BOOKS).entrySet()) {
            var held = figures("select d.name, " + table.getValue() + " from " + table.getKey() + " t join managed_domain d on d.provider_id = t.provider_id and d.id = t.domain_id group by 1");
            say("%-12s: %s", table.getKey(), all(held));
            compare(table.getKey(), counted, held);
        }
        var byCustomer = new TreeMap<String, Figures>();
        counted.forEach((domain, figures) -> byCustomer.merge(Estate.customerOf(domain), figures, Figures::plus));
        compare("customer_day", byCustomer, figures("select c.name, 0, sum(t.rows), sum(t.messages) from customer_day t join customer c on c.provider_id = t.provider_id and c.id = t.customer_id group by 1"));
        for (var table : List.of("domain_day", "customer_day")) {
            long apart = figures("select 'all', 0, 0, count(*) from " + table + " t where " + CLASSES + " <> t.messages").get("all").messages();
            if (apart > 0) {
                wrong.add(table + ": in " + apart + " days the classes do not add up to the messages");
            }
        }
    }

    private static String all(Map<String, Figures> figures) {
        var sum = figures.values().stream().reduce(new Figures(0, 0, 0), Figures::plus);
        return "%,d reports, %,d rows, %,d messages".formatted(sum.reports(), sum.rows(), sum.messages());
    }

    private Map<String, Figures> figures(String query) throws SQLException {
        var figures = new TreeMap<String, Figures>();
        try (var statement = superuser.createStatement(); var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                figures.put(rows.getString(1), new Figures(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return figures;
    }

    /// Where a table does not count reports, only rows and messages are compared.
    private void compare(String table, Map<String, Figures> counted, Map<String, Figures> held) {
        var names = new TreeSet<>(counted.keySet());
        names.addAll(held.keySet());
        var none = new Figures(0, 0, 0);
        some(table + " says otherwise than the independent count", names.stream().filter(name -> {
            var one = counted.getOrDefault(name, none);
            var other = held.getOrDefault(name, none);
            return !(other.reports() == 0 ? new Figures(0, one.rows(), one.messages()) : one).equals(other);
        }).toList(), name -> name + ": counted " + counted.get(name) + ", held " + held.get(name));
    }

    private <T> void some(String what, List<T> found, Function<T, String> shown) {
        if (!found.isEmpty()) {
            wrong.add(found.size() + " " + what + ": " + found.stream().limit(SHOWN).map(shown).collect(Collectors.joining("; ")));
        }
    }

    private static void say(String line, Object... values) {
        Crash.say(line, values);
    }
}

package org.mailward.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mailward.assessment.Ages;
import org.mailward.assessment.Evidence;
import org.mailward.mailauth.dns.Question;

/// What is last known of each of a domain's records, and since when.
///
/// Each gathering is entered once. What nobody could say leaves the entry as it was, so that a server that is down for a
/// week makes no record vanish, and a change behind it shows when the server is back. Of the policy file it is noted since when nobody could
/// say: it belongs to a record, and which of the two changed first is told from it.
///
/// @param entries by subject; an entry without values says that there was nothing
public record Ledger(SortedMap<Subject, Entry> entries) {

    public static final Ledger EMPTY = new Ledger(new TreeMap<>());

    /// @param values sorted; empty when there was nothing
    /// @param since the time of the first gathering that saw it so
    /// @param from the earliest time at which it may have come to be so: that of the first gathering in vain after the last that saw it otherwise
    /// @param unseen the time of the first gathering in vain since it was last seen so; empty when the last one saw it
    public record Entry(List<String> values, Instant since, Ages.How how, Instant from, Optional<Instant> unseen) {
        public Entry {
            values = List.copyOf(values);
        }

        public Entry(List<String> values, Instant since, Ages.How how) {
            this(values, since, how, since, Optional.empty());
        }

        private Entry unseen(Optional<Instant> at) {
            return new Entry(values, since, how, from, at);
        }

        private Entry become(List<String> others, Instant at) {
            return new Entry(others, at, values.isEmpty() ? Ages.How.APPEARED : Ages.How.CHANGED, unseen.orElse(at), Optional.empty());
        }

        /// What the hash is made of.
        private List<String> told() {
            return unseen.isEmpty() ? values : Stream.concat(values.stream(), Stream.of("\tunseen")).toList();
        }
    }

    /// A ledger with one more gathering entered.
    ///
    /// @param changes what that gathering saw otherwise than it was last known, ordered by subject; what was never asked
    ///                before has not changed
    public record Step(Ledger ledger, List<Change> changes) {
        public Step {
            changes = List.copyOf(changes);
        }
    }

    public Ledger {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /// The changes from one gathering to another.
    public static List<Change> between(Evidence before, Evidence after) {
        return EMPTY.enter(before).ledger().enter(after).changes();
    }

    public Step enter(Evidence evidence) {
        return enter(Sighting.of(evidence));
    }

    public Step enter(Sighting seen) {
        var next = new TreeMap<>(entries);
        var changes = new ArrayList<Change>();
        seen.values().forEach((subject, values) -> {
            Entry last = entries.get(subject);
            if (last == null) {
                next.put(subject, new Entry(values, seen.at(), Ages.How.FIRST_SEEN));
            } else if (!last.values().equals(values)) {
                changes.add(new Change(subject, last.values(), values));
                next.put(subject, last.become(values, seen.at()));
            } else if (last.unseen().isPresent()) {
                next.put(subject, last.unseen(Optional.empty()));
            }
        });
        entries.forEach((subject, last) -> {
            if (subject.isDocument() && last.unseen().isEmpty() && !seen.values().containsKey(subject)) {
                next.put(subject, last.unseen(Optional.of(seen.at())));
            }
        });
        return new Step(new Ledger(next), changes);
    }

    /// Since when what stands now stands so.
    public Ages ages() {
        Map<Question, Ages.Age> records = new LinkedHashMap<>();
        Map<String, Ages.Age> documents = new LinkedHashMap<>();
        entries.forEach((subject, entry) -> {
            if (entry.values().isEmpty()) {
                return;
            }
            var age = new Ages.Age(entry.since(), entry.how(), entry.from());
            if (subject.isDocument()) {
                documents.put(subject.name(), age);
            } else if (!subject.name().startsWith("*.")) {
                records.put(subject.question(), age);
            }
        });
        return new Ages(records, documents);
    }

    /// A figure that is equal for two ledgers exactly when nothing changed between them and nobody could say at the end of one what the other saw.
    public String hash() {
        return hash(entries.entrySet().stream().map(entry -> Map.entry(entry.getKey(), entry.getValue().told())).toList());
    }

    /// The hash of a ledger that knows what was seen and nothing else. Equal to a stored ledger's hash when nothing
    /// changed and everything was answered, which is the usual case and spares reading that ledger.
    public static String hash(Sighting seen) {
        return hash(List.copyOf(seen.values().entrySet()));
    }

    private static String hash(List<Map.Entry<Subject, List<String>>> sorted) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var text = new StringBuilder(4096);
            sorted.forEach(entry -> {
                text.append(entry.getKey()).append('\t');
                entry.getValue().forEach(value -> text.append(value).append('\t'));
                text.append('\0');
            });
            return HexFormat.of().formatHex(sha.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}

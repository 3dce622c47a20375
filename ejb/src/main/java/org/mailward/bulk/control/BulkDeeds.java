package org.mailward.bulk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailward.audit.control.Audit;
import org.mailward.bulk.BulkDeed;
import org.mailward.bulk.BulkOf;
import org.mailward.bulk.BulkTask;
import org.mailward.bulk.RowState;
import org.mailward.bulk.store.BulkRows.Result;
import org.mailward.bulk.store.BulkRows.Row;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.StageTarget;
import org.mailward.estate.control.TagLimits;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.estate.store.Tags;
import org.mailward.scanning.ScanReason;
import org.mailward.scanning.control.ScanQueue;
import org.mailward.scanning.store.Scans;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.Membership;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Customers;
import org.mailward.tenancy.store.Members;

/// Does to some rows what was asked for, in the caller's transaction, and says of each what became of it.
@ApplicationScoped
public class BulkDeeds {

    private static final String GONE = "It is no longer there.";
    private static final int NAMED = 3;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Customers customers;

    @Inject
    private Members members;

    @Inject
    private Tags tags;

    @Inject
    private TagLimits limits;

    @Inject
    private Scans scans;

    @Inject
    private ScanQueue queue;

    @Inject
    private BulkTable table;

    @Inject
    private Audit audit;

    /// What a row came to.
    private record Fate(boolean done, String sentence, String cells) {
        static Fate done(String sentence) {
            return new Fate(true, sentence, "");
        }

        static Fate failed(String sentence) {
            return new Fate(false, sentence, "");
        }
    }

    /// @param scope what whoever asked may touch by now
    /// @param rows in that scope
    public List<Result> perform(Scope scope, BulkTask task, List<Row> rows) {
        var known = rows.stream().map(Row::customer).distinct().map(id -> customers.find(scope, id)).flatMap(Optional::stream).collect(Collectors.toMap(Customer::id, Function.identity()));
        var fates = new HashMap<Integer, Fate>();
        if (task.deed().changesCustomers()) {
            rows.forEach(row -> Optional.ofNullable(known.get(row.customer())).flatMap(Customer::closed).ifPresent(sentence -> fates.put(row.no(), Fate.failed(sentence))));
        }
        fates.putAll(fates(scope, task, rows.stream().filter(row -> !fates.containsKey(row.no())).toList(), known));
        note(scope, task, rows, fates);
        return rows.stream().map(row -> {
            var fate = fates.getOrDefault(row.no(), Fate.failed(GONE));
            return new Result(row.no(), row.customer(), fate.done() ? RowState.DONE : RowState.FAILED, fate.sentence(), fate.cells());
        }).toList();
    }

    private Map<Integer, Fate> fates(Scope scope, BulkTask task, List<Row> rows, Map<UUID, Customer> known) {
        return switch (task.deed()) {
            case SCAN -> scan(scope, task, rows, known);
            case TAG, UNTAG -> tag(scope, task, rows, known);
            case TARGET -> aim(scope, task, rows, known);
            case ASSIGN, UNASSIGN -> assign(scope, task, rows, known);
            case EXPORT -> table.lines(scope, task.rows(), rows).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, line -> new Fate(true, "", line.getValue())));
        };
    }

    private Map<Integer, Fate> scan(Scope scope, BulkTask task, List<Row> rows, Map<UUID, Customer> known) {
        var fates = new HashMap<Integer, Fate>();
        var wanted = ofRows(scope, task, rows);
        var all = wanted.values().stream().flatMap(List::stream).toList();
        var waiting = scans.waiting(scope, all.stream().map(ManagedDomain::id).toList());
        var asked = new ArrayList<ManagedDomain>();
        for (var row : rows) {
            var mine = wanted.getOrDefault(row.no(), List.of());
            var customer = known.get(row.customer());
            if (customer == null || task.rows() == BulkOf.DOMAINS && mine.isEmpty()) {
                continue;
            }
            var fresh = mine.stream().filter(domain -> !waiting.contains(domain.id())).toList();
            asked.addAll(fresh);
            fates.put(row.no(), Fate.done(task.rows() == BulkOf.CUSTOMERS ? queued(fresh.size(), mine.size()) : fresh.isEmpty() ? "A scan was waiting already." : "A scan is queued."));
        }
        queue.ask(scope, asked, ScanReason.REQUESTED);
        return fates;
    }

    /// What became of a customer of whose domains some are scanned; the others wait for a scan already.
    static String queued(int some, int all) {
        if (all == 0) {
            return "It has no domains.";
        }
        if (some == 0) {
            return all == 1 ? "A scan was waiting already." : "Scans were waiting already.";
        }
        var scans = some == 1 ? "A scan is queued" : some + " scans are queued";
        return some == all ? scans + "." : scans + "; " + (all - some == 1 ? "one was" : all - some + " were") + " waiting already.";
    }

    /// Of how many of a customer's domains something is said.
    static String domains(int count) {
        return count == 0 ? "No domains" : count == 1 ? "One domain" : count + " domains";
    }

    private Map<Integer, Fate> tag(Scope scope, BulkTask task, List<Row> rows, Map<UUID, Customer> known) {
        var word = task.tag().orElseThrow();
        boolean ofCustomers = task.rows() == BulkOf.CUSTOMERS;
        var things = rows.stream().map(Row::thing).collect(Collectors.toSet());
        var there = ofCustomers ? known.keySet() : domains.some(scope, things).stream().map(ManagedDomain::id).collect(Collectors.toSet());
        var borne = ofCustomers ? tags.ofCustomers(scope, things) : tags.ofDomains(scope, things);
        var fates = new HashMap<Integer, Fate>();
        var changed = new ArrayList<Row>();
        for (var row : rows) {
            if (!there.contains(row.thing())) {
                continue;
            }
            var own = borne.getOrDefault(row.thing(), List.of());
            if (task.deed() == BulkDeed.TAG == own.contains(word)) {
                fates.put(row.no(), Fate.done(own.contains(word) ? "It had the tag already." : "It did not have the tag."));
            } else if (task.deed() == BulkDeed.TAG && own.size() >= limits.most()) {
                fates.put(row.no(), Fate.failed("It has " + own.size() + " tags already; at most " + limits.most() + " can be given."));
            } else {
                changed.add(row);
                fates.put(row.no(), Fate.done(task.deed() == BulkDeed.TAG ? "Tagged." : "The tag is taken off."));
            }
        }
        if (task.deed() == BulkDeed.TAG) {
            if (ofCustomers) {
                tags.addToCustomers(scope, changed.stream().map(Row::customer).toList(), word);
            } else {
                tags.addToDomains(scope, changed.stream().map(row -> new Tags.Bearer(row.customer(), row.thing())).toList(), word);
            }
        } else if (ofCustomers) {
            tags.takeFromCustomers(scope, changed.stream().map(Row::customer).toList(), Set.of(word));
        } else {
            tags.takeFromDomains(scope, changed.stream().map(Row::thing).toList(), Set.of(word));
        }
        return fates;
    }

    private Map<Integer, Fate> aim(Scope scope, BulkTask task, List<Row> rows, Map<UUID, Customer> known) {
        var wanted = ofRows(scope, task, rows);
        var held = domains.holdAll(scope, wanted.values().stream().flatMap(List::stream).map(ManagedDomain::id).toList()).stream()
                .collect(Collectors.toMap(ManagedDomain::id, Function.identity()));
        var fates = new HashMap<Integer, Fate>();
        for (var row : rows) {
            var mine = wanted.getOrDefault(row.no(), List.of()).stream().map(domain -> held.get(domain.id())).toList();
            var customer = known.get(row.customer());
            if (customer == null || task.rows() == BulkOf.DOMAINS && mine.isEmpty()) {
                continue;
            }
            mine.forEach(domain -> domain.aim(task.target()));
            fates.put(row.no(), Fate.done(task.rows() == BulkOf.CUSTOMERS ? domains(mine.size()) + ": " + inWords(task.target()) + "." : inWords(task.target()) + "."));
        }
        return fates;
    }

    private static String inWords(Optional<StageTarget> target) {
        return target.map(wanted -> "to reach " + wanted.stage().name().toLowerCase(Locale.ROOT) + wanted.by().map(day -> " by " + day).orElse("")).orElse("no target any more");
    }

    private Map<Integer, Fate> assign(Scope scope, BulkTask task, List<Row> rows, Map<UUID, Customer> known) {
        var fates = new HashMap<Integer, Fate>();
        if (scope.actor().role() != Role.PROVIDER_ADMIN) {
            rows.forEach(row -> fates.put(row.no(), Fate.failed("Only an admin gives customers to somebody to look after.")));
            return fates;
        }
        Optional<Membership> member = members.find(scope, task.member().orElseThrow()).filter(found -> found.role().ofAProvider());
        if (member.isEmpty()) {
            rows.forEach(row -> fates.put(row.no(), Fate.failed("Whoever was to look after it has left.")));
            return fates;
        }
        var cared = new HashSet<>(members.assigned(scope, member.get()));
        for (var row : rows.stream().filter(one -> known.containsKey(one.customer())).toList()) {
            boolean changed = task.deed() == BulkDeed.ASSIGN ? cared.add(row.customer()) : cared.remove(row.customer());
            fates.put(row.no(), Fate.done(!changed ? "It was so already." : member.get().name() + (task.deed() == BulkDeed.ASSIGN ? " looks after it." : " no longer looks after it.")));
        }
        members.assign(scope, member.get(), cared);
        return fates;
    }

    /// The domains that each row is about.
    private Map<Integer, List<ManagedDomain>> ofRows(Scope scope, BulkTask task, List<Row> rows) {
        if (task.rows() == BulkOf.CUSTOMERS) {
            return rows.stream().collect(Collectors.toMap(Row::no, row -> domains.ofCustomer(scope, row.customer())));
        }
        var found = domains.some(scope, rows.stream().map(Row::thing).toList()).stream().collect(Collectors.toMap(ManagedDomain::id, Function.identity()));
        return rows.stream().filter(row -> found.containsKey(row.thing())).collect(Collectors.toMap(Row::no, row -> List.of(found.get(row.thing()))));
    }

    /// One line in the log for each customer, so that its history shows what was done to it.
    private void note(Scope scope, BulkTask task, List<Row> rows, Map<Integer, Fate> fates) {
        var ofCustomer = new LinkedHashMap<UUID, List<String>>();
        rows.stream().filter(row -> fates.containsKey(row.no()) && fates.get(row.no()).done()).forEach(row -> ofCustomer.computeIfAbsent(row.customer(), _ -> new ArrayList<>()).add(row.name()));
        ofCustomer.forEach((customer, names) -> audit.noteOf(scope, customer, "bulk.done", customer, BulkWords.of(task) + ": "
                + String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "")));
    }
}

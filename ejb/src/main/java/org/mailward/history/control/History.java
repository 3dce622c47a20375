package org.mailward.history.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailward.assessment.Evidence;
import org.mailward.history.DnsChange;
import org.mailward.history.Ledger;
import org.mailward.history.LedgerRow;
import org.mailward.history.Recalled;
import org.mailward.history.Sighting;
import org.mailward.history.store.DnsChanges;
import org.mailward.history.store.Ledgers;
import org.mailward.platform.time.Ids;
import org.mailward.tenancy.Scope;

/// Keeps the history of domains' records while they are scanned.
///
/// Before a gathering is examined it is dated from what was recalled ([#dated]); with its snapshot it is noted. Both take
/// many domains at once, and a domain whose records did not change costs one comparison of hashes.
@ApplicationScoped
public class History {

    @Inject
    private Ledgers ledgers;

    @Inject
    private DnsChanges changes;

    @Inject
    private Ids ids;

    @Inject
    private Event<DnsChanged> changed;

    /// One gathering whose snapshot is being recorded.
    public record Seen(UUID customer, UUID domain, UUID snapshot, Sighting sighting) {
    }

    /// What is last known of these domains; one that was never scanned has no entry.
    public Map<UUID, Recalled> recall(Scope scope, Collection<UUID> domains) {
        return ledgers.known(scope, domains);
    }

    /// The same evidence, knowing since when what it found stands so.
    /// @param sighting of this evidence
    public static Evidence dated(Evidence evidence, Sighting sighting, Ledger known) {
        return evidence.with(known.enter(sighting).ledger().ages());
    }

    /// Notes what these gatherings saw, in the running transaction. One that is older than the last change is not entered.
    /// @param gatherings at most one for each domain
    public void note(Scope scope, List<Seen> gatherings) {
        var marks = ledgers.marks(scope, gatherings.stream().map(Seen::domain).toList()).stream().collect(Collectors.toMap(Ledgers.Mark::domain, Function.identity()));
        var fresh = new ArrayList<LedgerRow>();
        var changed = new HashMap<UUID, Seen>();
        for (var seen : gatherings) {
            var mark = marks.get(seen.domain());
            if (mark == null) {
                fresh.add(new LedgerRow(seen.domain(), seen.customer(), Ledger.EMPTY.enter(seen.sighting()).ledger(), seen.sighting().at()));
            } else if (!mark.hash().equals(Ledger.hash(seen.sighting())) && mark.enteredAt().isBefore(seen.sighting().at())) {
                changed.put(seen.domain(), seen);
            }
        }
        ledgers.add(scope, fresh);
        ledgers.of(scope, changed.keySet()).forEach(row -> enter(scope, changed.get(row.id()), row));
    }

    /// Forgets what is known of a domain's records and every change of them.
    public void forget(Scope scope, UUID domain) {
        changes.forget(scope, domain);
        ledgers.forget(scope, domain);
    }

    private void enter(Scope scope, Seen seen, LedgerRow row) {
        var before = row.ledger();
        var step = before.enter(seen.sighting());
        if (step.ledger().equals(before)) {
            return;
        }
        row.keep(step.ledger(), seen.sighting().at());
        var kept = new ArrayList<DnsChange>();
        step.changes().forEach(change -> kept.add(new DnsChange(ids.next(), seen.customer(), seen.domain(), seen.snapshot(), seen.sighting().at(), change)));
        if (!kept.isEmpty()) {
            changes.add(scope, kept);
            changed.fire(new DnsChanged(scope.provider(), seen.customer(), seen.domain(), seen.snapshot(), kept.stream().map(DnsChange::id).toList()));
        }
    }
}

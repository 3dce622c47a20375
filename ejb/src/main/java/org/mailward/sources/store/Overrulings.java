package org.mailward.sources.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.sources.KnownPath;
import org.mailward.sources.Overruling;
import org.mailward.sources.Ruling;
import org.mailward.sources.Rulings;
import org.mailward.sources.RulingSubject;
import org.mailward.tenancy.Scope;

/// What was decided about sources, and what is still to be done about it.
@ApplicationScoped
public class Overrulings {

    /// A domain whose paths are to be looked through for a decision.
    public record Work(UUID customer, UUID domain, UUID overruling, RulingSubject subject) {
    }

    /// A path that a subject fits.
    public record Fitting(UUID customer, UUID domain, KnownPath path) {
    }

    /// @param whole none was left unlooked at
    public record Fittings(List<Fitting> paths, boolean whole) {
        public Fittings {
            paths = List.copyOf(paths);
        }
    }

    private static final UUID NOBODY = new UUID(0, 0);

    private static final String SPREAD = """
            insert into overruling_work (provider_id, customer_id, domain_id, overruling_id)
            select distinct m.provider_id, m.customer_id, m.domain_id, cast(? as uuid) from mail_path m where {m in scope} and %s on conflict do nothing""";
    private static final String DUE = """
            select w.customer_id, w.domain_id, w.overruling_id, o.subject_kind, o.subject
            from overruling_work w join overruling o on o.provider_id = w.provider_id and o.id = w.overruling_id
            where {w in scope} and {o seen} order by o.domains, o.made_at, w.overruling_id, w.customer_id, w.domain_id limit ?""";
    private static final String LEFT = "select w.overruling_id, count(*) from overruling_work w where {w in scope} and w.overruling_id = any (?) group by 1";
    private static final String DONE = "delete from overruling_work w where {w in scope} and w.customer_id = ? and w.domain_id = ? and w.overruling_id = ?";
    private static final String FITTING = """
            select m.customer_id, m.domain_id, host(m.source), m.evidence, m.service, m.class, m.reasons from mail_path m where {m in scope} and %s limit ?""";

    @Inject
    private Persistence persistence;

    /// @throws IllegalArgumentException when it is for customers out of scope
    public void add(Scope scope, Overruling overruling) {
        if (!sees(scope, overruling)) {
            throw new IllegalArgumentException("The decision is for customers out of scope");
        }
        persistence.add(scope, overruling);
        persistence.flush(scope);
    }

    public Optional<Overruling> find(Scope scope, UUID id) {
        return persistence.find(scope, "select o from Overruling o where {o of provider} and o.id = :id", Overruling.class, id).filter(overruling -> sees(scope, overruling));
    }

    /// The newest first.
    ///
    /// @param holding only what was not taken back
    public Page<Overruling> page(Scope scope, boolean holding, int first, int count) {
        var where = " from Overruling o where {o of provider}" + (scope.seesAllCustomers() ? "" : " and o.customerId in :seen") + (holding ? " and o.takenBackAt is null" : "");
        var total = persistence.query(scope, "select count(o)" + where, Long.class);
        var rows = persistence.query(scope, "select o" + where + " order by o.madeAt desc, o.id desc", Overruling.class);
        scope.customers().ifPresent(some -> {
            var seen = some.isEmpty() ? List.of(NOBODY) : List.copyOf(some);
            total.setParameter("seen", seen);
            rows.setParameter("seen", seen);
        });
        return new Page<>(total.getSingleResult(), rows.setFirstResult(first).setMaxResults(Page.limit(count)).getResultList());
    }

    /// Everything that was decided and not taken back, in scope.
    public Rulings holding(Scope scope) {
        return persistence.inBulk(scope, RuledPaths::holding);
    }

    /// Has every domain looked through in which there may be paths for the decision.
    ///
    /// @return in how many that is
    public int spread(Scope scope, Ruling ruling) {
        return persistence.inBulk(scope, bulk -> {
            var values = new ArrayList<Object>(List.of(ruling.id()));
            values.addAll(RuledPaths.values(ruling.subject()));
            return bulk.run(SPREAD.formatted(RuledPaths.condition(ruling.subject()) + narrowed(ruling.customer(), ruling.domain(), values)), values.toArray());
        });
    }

    /// Has every domain looked through in which paths are what the decision says.
    ///
    /// @return in how many that is
    public int spreadBack(Scope scope, UUID overruling) {
        return persistence.inBulk(scope, bulk -> bulk.run(SPREAD.formatted("m.overrule_id = ?"), overruling, overruling));
    }

    /// How many domains are still to be looked through for each decision; those that are done are not there.
    public Map<UUID, Integer> left(Scope scope, Collection<UUID> overrulings) {
        var left = new HashMap<UUID, Integer>();
        persistence.inBulk(scope, bulk -> bulk.rows(LEFT, row -> left.put(row.getObject(1, UUID.class), row.getInt(2)) == null, overrulings));
        return Map.copyOf(left);
    }

    /// Paths that the subject fits, for one who wants to know before deciding.
    ///
    /// @param most how many are looked at
    public Fittings fitting(Scope scope, RulingSubject subject, Optional<UUID> customer, Optional<UUID> domain, int most) {
        return persistence.inBulk(scope, bulk -> {
            var values = new ArrayList<Object>(RuledPaths.values(subject));
            var sql = FITTING.formatted(RuledPaths.condition(subject) + narrowed(customer, domain, values));
            values.add(most + 1);
            var looked = bulk.rows(sql, row -> new Fitting(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                            KnownPath.read(row.getString(3), row.getString(4), row.getString(5), row.getInt(6), row.getString(7))), values.toArray());
            return new Fittings(looked.stream().limit(most).filter(one -> subject.fits(one.path)).toList(), looked.size() <= most);
        });
    }

    /// Domains that wait to be looked through: first for decisions about few, so that those do not wait behind one about all. For those who see all customers.
    public List<Work> due(Scope scope, int most) {
        return !scope.seesAllCustomers() ? List.of() : persistence.inBulk(scope, bulk -> bulk.rows(DUE, row -> new Work(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                row.getObject(3, UUID.class), RulingSubject.kept(RulingSubject.Kind.valueOf(row.getString(4)), row.getString(5))), most));
    }

    /// Looks a domain's paths through; doing it twice changes nothing more. For those who see all customers: what holds for
    /// everybody is not seen by others.
    ///
    /// @return whether one of them is of another class than before
    public boolean perform(Scope scope, Work work) {
        if (!scope.seesAllCustomers()) {
            throw new IllegalArgumentException("Not all decisions are seen in " + scope);
        }
        return persistence.inBulk(scope, bulk -> {
            boolean moved = RuledPaths.again(bulk, work.customer, work.domain, work.overruling, work.subject);
            bulk.run(DONE, work.customer, work.domain, work.overruling);
            return moved;
        });
    }

    private static String narrowed(Optional<UUID> customer, Optional<UUID> domain, List<Object> values) {
        customer.ifPresent(values::add);
        domain.ifPresent(values::add);
        return (customer.isPresent() ? " and m.customer_id = ?" : "") + (domain.isPresent() ? " and m.domain_id = ?" : "");
    }

    private static boolean sees(Scope scope, Overruling overruling) {
        return overruling.customerId().map(scope::sees).orElse(scope.seesAllCustomers());
    }
}

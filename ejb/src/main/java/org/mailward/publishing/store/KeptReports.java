package org.mailward.publishing.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Persistence;
import org.mailward.publishing.KeptReport;
import org.mailward.publishing.KeptReportFile;
import org.mailward.publishing.KeptState;
import org.mailward.publishing.ReportAsker;
import org.mailward.tenancy.Scope;

/// The reports that were asked for, with their files.
@ApplicationScoped
public class KeptReports {

    private static final List<KeptState> OPEN = List.of(KeptState.WAITING, KeptState.UNDERWAY);

    @Inject
    private Persistence persistence;

    public void add(Scope scope, KeptReport report) {
        persistence.add(scope, report);
        persistence.flush(scope);
    }

    public void add(Scope scope, KeptReportFile file) {
        persistence.add(scope, file);
    }

    /// Notes who asked for a report, once.
    public void asked(Scope scope, KeptReport report, ReportAsker asker) {
        if (!scope.sees(report.customerId())) {
            throw new IllegalArgumentException("The report belongs to a customer out of scope");
        }
        persistence.inBulk(scope, bulk -> bulk.run("insert into kept_report_asker (provider_id, customer_id, report_id, subject, client) values ({provider}, ?, ?, ?, ?) on conflict do nothing",
                report.customerId(), report.id(), asker.subject(), asker.client()));
    }

    public List<ReportAsker> askers(Scope scope, UUID customer, UUID report) {
        return persistence.inBulk(scope, bulk -> bulk.rows("select a.subject, a.client from kept_report_asker a where {a in scope} and a.customer_id = ? and a.report_id = ? order by a.subject, a.client",
                row -> new ReportAsker(row.getString("subject"), row.getBoolean("client")), customer, report));
    }

    public Optional<KeptReport> find(Scope scope, UUID id) {
        return persistence.find(scope, "select r from KeptReport r where {r in scope} and r.id = :id", KeptReport.class, id);
    }

    public Optional<KeptReportFile> file(Scope scope, UUID id) {
        return persistence.find(scope, "select f from KeptReportFile f where {f in scope} and f.id = :id", KeptReportFile.class, id);
    }

    /// The newest first.
    /// @param customer empty for all in scope
    public Page<KeptReport> page(Scope scope, Optional<UUID> customer, int first, int count) {
        var which = customer.isPresent() ? " and r.customerId = :customer" : "";
        var total = persistence.query(scope, "select count(r) from KeptReport r where {r in scope}" + which, Long.class);
        var rows = persistence.query(scope, "select r from KeptReport r where {r in scope}" + which + " order by r.askedAt desc, r.id desc", KeptReport.class)
                .setFirstResult(first).setMaxResults(Page.limit(count));
        customer.ifPresent(id -> {
            total.setParameter("customer", id);
            rows.setParameter("customer", id);
        });
        return new Page<>(total.getSingleResult(), rows.getResultList());
    }

    /// A customer's reports that are not over.
    public List<KeptReport> open(Scope scope, UUID customer) {
        return persistence.query(scope, "select r from KeptReport r where {r in scope} and r.customerId = :customer and r.state in :open", KeptReport.class)
                .setParameter("customer", customer).setParameter("open", OPEN).getResultList();
    }

    /// How many of a customer's were asked for since a moment and are still kept.
    public long askedSince(Scope scope, UUID customer, Instant since) {
        return persistence.query(scope, "select count(r) from KeptReport r where {r in scope} and r.customerId = :customer and r.askedAt > :since", Long.class)
                .setParameter("customer", customer).setParameter("since", since).getSingleResult();
    }

    /// Those that somebody may take up, the oldest first.
    public List<KeptReport> due(Scope scope, Instant now, int most) {
        return persistence.query(scope, "select r from KeptReport r where {r in scope} and r.state in :open and (r.leasedUntil is null or r.leasedUntil <= :now) order by r.askedAt", KeptReport.class)
                .setParameter("open", OPEN).setParameter("now", now).setMaxResults(most).getResultList();
    }

    public void remove(Scope scope, UUID id) {
        persistence.delete(scope, "delete from KeptReportFile f where {f in scope} and f.id = :id", query -> query.setParameter("id", id));
        persistence.delete(scope, "delete from KeptReport r where {r in scope} and r.id = :id", query -> query.setParameter("id", id));
    }

    /// Forgets reports that were made before a moment.
    public void forget(Scope scope, Instant before) {
        persistence.query(scope, "select r.id from KeptReport r where {r in scope} and r.askedAt < :before", UUID.class).setParameter("before", before).getResultList()
                .forEach(id -> remove(scope, id));
    }
}

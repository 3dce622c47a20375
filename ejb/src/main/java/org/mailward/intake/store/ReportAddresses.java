package org.mailward.intake.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.intake.IntakeSettings;
import org.mailward.intake.ReportAddress;
import org.mailward.intake.ReportToken;
import org.mailward.intake.ReportsHost;
import org.mailward.intake.Retention;
import org.mailward.platform.persistence.Lookups;
import org.mailward.platform.persistence.Persistence;
import org.mailward.platform.persistence.Visibility;
import org.mailward.tenancy.Scope;

/// Where reports are sent, and how a provider takes them in.
@ApplicationScoped
public class ReportAddresses {

    /// Whose an address is.
    public record Found(UUID provider, UUID customer, UUID domain, boolean retired) {
    }

    private static final String ADD = """
            insert into report_address (provider_id, customer_id, domain_id, id, token, created_at) values ({provider}, ?, ?, ?, ?, ?) on conflict do nothing""";

    private static final String RETENTION = "select s.raw_days, s.row_months, s.failure_days, s.tls_months from intake_settings s where {s of provider}";

    @Inject
    private Persistence persistence;

    @Inject
    private Lookups lookups;

    /// Finds an address before any scope is known.
    public Optional<Found> presented(ReportToken token) {
        return lookups.ask(Visibility.ofReportAddress(token.value()),
                "select provider_id, customer_id, domain_id, retired_at from report_address where token = nullif(current_setting('mailward.report_address', true), '')",
                row -> new Found(row.getObject("provider_id", UUID.class), row.getObject("customer_id", UUID.class), row.getObject("domain_id", UUID.class),
                        row.getTimestamp("retired_at") != null)).stream().findFirst();
    }

    /// The provider that receives reports at a host, before any scope is known.
    public Optional<UUID> presented(ReportsHost host) {
        return lookups.ask(Visibility.ofReportsHost(host.name().ascii()),
                "select provider_id from intake_settings where lower(reports_host) = nullif(current_setting('mailward.reports_host', true), '')",
                row -> row.getObject("provider_id", UUID.class)).stream().findFirst();
    }

    /// Those in use.
    public List<ReportAddress> of(Scope scope, Collection<UUID> domains) {
        return domains.isEmpty() ? List.of() : persistence.query(scope, "select a from ReportAddress a where {a in scope} and a.retiredAt is null and a.domainId in :domains", ReportAddress.class)
                .setParameter("domains", domains).getResultList();
    }

    /// Keeps a domain's address, unless somebody else was quicker: two may ask for the first one at the same moment.
    public void add(Scope scope, ReportAddress address) {
        persistence.inBulk(scope, bulk -> bulk.run(ADD, address.customerId(), address.domainId(), address.id(), address.token().value(), address.createdAt()));
    }

    public Optional<IntakeSettings> settings(Scope scope) {
        return persistence.query(scope, "select s from IntakeSettings s where {s of provider}", IntakeSettings.class).getResultList().stream().findFirst();
    }

    /// How long the provider keeps what comes in. Asked with every commit, and so without an entity.
    public Retention retention(Scope scope) {
        return persistence.inBulk(scope, bulk -> bulk.rows(RETENTION, row -> new Retention(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))).stream().findFirst().orElse(Retention.DEFAULT);
    }

    public void add(Scope scope, IntakeSettings settings) {
        persistence.add(scope, settings);
    }

    /// Sends what was changed to the database, so that its version is the one that it has then.
    public void flush(Scope scope) {
        persistence.flush(scope);
    }
}

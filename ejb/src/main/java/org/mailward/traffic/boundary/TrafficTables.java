package org.mailward.traffic.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.publishing.SafeCsv;
import org.mailward.publishing.ReportFile;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.store.Customers;
import org.mailward.traffic.DayFigures;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.Figures;
import org.mailward.traffic.SourceLine;
import org.mailward.traffic.store.Traffic;
import org.mailward.traffic.store.TrafficSources;

/// Traffic as tables for spreadsheets, in which nothing is taken for a formula.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class TrafficTables {

    private static final String CSV = "text/csv;charset=UTF-8";

    @Inject
    private Traffic traffic;

    @Inject
    private TrafficSources sources;

    @Inject
    private Customers customers;

    @Inject
    private ManagedDomains domains;

    /// The days of all customers of the portfolio.
    public ReportFile portfolioDays(Scope scope, DayRange range) {
        return days("portfolio", range, traffic.daysOfCustomers(scope, Optional.empty(), range));
    }

    /// The days of a customer; empty when it is not in scope.
    public Optional<ReportFile> customerDays(Scope scope, UUID customer, DayRange range) {
        return customers.find(scope, customer).map(found -> days(found.name(), range, traffic.daysOfCustomers(scope, Optional.of(customer), range)));
    }

    /// The days of a domain; empty when it is not in scope.
    public Optional<ReportFile> domainDays(Scope scope, UUID domain, DayRange range) {
        return domains.find(scope, domain).map(found -> days(found.name().ascii(), range, traffic.daysOfDomain(scope, found.customerId(), domain, range)));
    }

    /// The sources of a domain; empty when it is not in scope.
    public Optional<ReportFile> domainSources(Scope scope, UUID domain, DayRange range) {
        return domains.find(scope, domain).map(found -> {
            var lines = new ArrayList<List<String>>();
            lines.add(List.of("service", "network", "class", "country", "owner", "addresses", "messages", "messages_before", "dkim_only", "spf_only", "both_aligned",
                    "failed_delivered", "failed_stopped", "first_seen", "last_seen"));
            sources.sources(scope, found.customerId(), Optional.of(domain), range).forEach(line -> lines.add(cells(line)));
            return new ReportFile(name(found.name().ascii() + "-sources", range), CSV, SafeCsv.of(lines));
        });
    }

    private static List<String> cells(SourceLine line) {
        return List.of(line.key().service(), line.key().network(), line.sourceClass().name(), line.country(), line.owner(), text(line.addresses()), text(line.messages()),
                text(line.before().orElse(0L)), text(line.dkimOnly()), text(line.spfOnly()), text(line.both()), text(line.failedDelivered()), text(line.failedStopped()),
                line.firstDay().toString(), line.lastDay().toString());
    }

    private static ReportFile days(String whose, DayRange range, List<DayFigures> days) {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("day_utc", "rows", "messages", "dkim_only", "spf_only", "both_aligned", "failed_delivered", "failed_quarantined", "failed_rejected", "passed_blocked",
                "class_aligned", "class_unaligned", "class_forwarder", "class_unknown", "class_abuse"));
        days.forEach(day -> lines.add(cells(day.day().toString(), day.figures())));
        return new ReportFile(name(whose, range), CSV, SafeCsv.of(lines));
    }

    private static List<String> cells(String day, Figures figures) {
        var classes = figures.byClass();
        return List.of(day, text(figures.rows()), text(figures.messages()), text(figures.dkimOnly()), text(figures.spfOnly()), text(figures.both()), text(figures.failedDelivered()),
                text(figures.failedQuarantined()), text(figures.failedRejected()), text(figures.passedBlocked()), text(classes.aligned()), text(classes.unaligned()),
                text(classes.forwarder()), text(classes.unknown()), text(classes.abuse()));
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    private static String name(String whose, DayRange range) {
        var plain = whose.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return (plain.isEmpty() ? "traffic" : plain) + "-traffic-" + range.from() + "-" + range.until() + ".csv";
    }
}

package org.mailward.traffic.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mailward.assessment.Stage;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Page;
import org.mailward.sources.SourceClass;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.Portfolio;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Customers;
import org.mailward.traffic.BigReporters;
import org.mailward.traffic.Compared;
import org.mailward.traffic.DayFigures;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.Failed;
import org.mailward.traffic.Figures;
import org.mailward.traffic.PathLine;
import org.mailward.traffic.ReporterLine;
import org.mailward.traffic.RowLine;
import org.mailward.traffic.SourceKey;
import org.mailward.traffic.SourceLine;
import org.mailward.traffic.store.StoredReports;
import org.mailward.traffic.store.Traffic;
import org.mailward.traffic.store.TrafficSources;

/// Who sends in the names of domains, and what became of it, over days in UTC. All but rows comes from sums.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class TrafficOverview {

    /// Most paths in a list; figures count all.
    public static final int PATHS = 200;

    /// @param days those on which something was reported, oldest first
    /// @param customers all of the portfolio, most messages first
    public record PortfolioTraffic(DayRange range, Compared figures, List<DayFigures> days, List<CustomerLine> customers) {
        public PortfolioTraffic {
            days = List.copyOf(days);
            customers = List.copyOf(customers);
        }
    }

    public record CustomerLine(UUID id, String name, Compared figures) {
    }

    /// The figures alone.
    ///
    /// @param stopped messages that look as if the domain's owner wanted them, and had nothing aligned and were stopped. Looked for where no message was delivered without
    ///     proof, so that all seems well; elsewhere nothing
    public record Summary(Compared figures, Failed stopped) {
    }

    /// @param domains all of the customer's, most messages first
    /// @param stopped as in [Summary]
    /// @param sources of all its domains, most messages first
    public record CustomerTraffic(UUID id, String name, DayRange range, Compared figures, Failed stopped, List<DayFigures> days, List<DomainLine> domains, List<SourceLine> sources,
                                  List<ReporterLine> reporters) {
        public CustomerTraffic {
            days = List.copyOf(days);
            domains = List.copyOf(domains);
            sources = List.copyOf(sources);
            reporters = List.copyOf(reporters);
        }

        /// Messages of which it is no longer kept who sent them.
        public long forgotten() {
            return TrafficOverview.forgotten(figures, sources);
        }

        /// Large receivers that reported neither in the range nor before it.
        public List<String> unseenReporters() {
            return BigReporters.missing(reporters);
        }
    }

    public record DomainLine(UUID id, DomainName name, Compared figures) {
    }

    /// @param sources most messages first
    /// @param countries messages by ISO 3166-1 code, most first; under an empty text those whose country is not known
    /// @param stricter what a policy of quarantine or reject would have done
    public record DomainTraffic(UUID id, DomainName name, UUID customer, String customerName, DayRange range, Compared figures, List<DayFigures> days, List<SourceLine> sources,
                                Map<String, Long> countries, Stricter stricter, List<ReporterLine> reporters) {
        public DomainTraffic {
            days = List.copyOf(days);
            sources = List.copyOf(sources);
            reporters = List.copyOf(reporters);
        }

        /// Messages of which it is no longer kept who sent them.
        public long forgotten() {
            return TrafficOverview.forgotten(figures, sources);
        }

        /// Large receivers that reported neither in the range nor before it.
        public List<String> unseenReporters() {
            return BigReporters.missing(reporters);
        }
    }

    /// The very same messages under a stricter policy.
    /// @param rejecting receivers are asked to refuse already, so that there is no stricter policy
    /// @param failed messages with nothing aligned by class, with what became of them
    /// @param forgotten further messages with nothing aligned, of which it is no longer kept who sent them
    /// @param paths where the delivered ones came from, wanted ones that were stopped already, and those in spam folders whose source nothing names; those that look most
    ///     legitimate first; at most [#PATHS]
    public record Stricter(boolean rejecting, Map<SourceClass, Failed> failed, long forgotten, List<PathLine> paths) {
        public Stricter {
            failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
            paths = List.copyOf(paths);
        }

        /// Delivered in the range, which they would not have been.
        public long messages() {
            return Failed.all(failed).delivered();
        }

        /// Those that look as if the domain's owner wanted them.
        public Failed wanted() {
            return Failed.wanted(failed);
        }

        /// Those whose source nothing names.
        public Failed unnamed() {
            return Failed.unnamed(failed);
        }
    }

    /// @param paths addresses with their evidence, most messages first; at most [#PATHS]
    public record SourceTraffic(UUID domain, DomainName domainName, UUID customer, String customerName, DayRange range, SourceLine source, List<PathLine> paths) {
        public SourceTraffic {
            paths = List.copyOf(paths);
        }
    }

    @Inject
    private Traffic traffic;

    @Inject
    private TrafficSources sources;

    @Inject
    private StoredReports reports;

    @Inject
    private Customers customers;

    @Inject
    private ManagedDomains domains;

    /// Over all customers of the portfolio, which off-boarded ones are no part of.
    public PortfolioTraffic portfolio(Scope scope, DayRange range) {
        var everything = traffic.everything(scope, range);
        var figures = everything.customers();
        var lines = customers.all(scope).stream().filter(customer -> Portfolio.holds(scope, customer.state())).map(customer -> new CustomerLine(customer.id(), customer.name(), figures.getOrDefault(customer.id(), Compared.NONE)))
                .sorted(Comparator.comparingLong((CustomerLine line) -> line.figures().now().messages()).reversed()).toList();
        return new PortfolioTraffic(range, total(figures), everything.days(), lines);
    }

    /// Empty when the customer is not in scope.
    public Optional<Summary> customerFigures(Scope scope, UUID customer, DayRange range) {
        return customers.find(scope, customer).map(_ -> {
            var now = sum(traffic.daysOfCustomers(scope, Optional.of(customer), range));
            return new Summary(new Compared(now, sum(traffic.daysOfCustomers(scope, Optional.of(customer), range.before()))), stopped(scope, customer, Optional.empty(), range, now));
        });
    }

    /// Empty when the domain is not in scope.
    public Optional<Summary> domainFigures(Scope scope, UUID domain, DayRange range) {
        return domains.find(scope, domain).map(found -> {
            var now = sum(traffic.daysOfDomain(scope, found.customerId(), domain, range));
            return new Summary(new Compared(now, sum(traffic.daysOfDomain(scope, found.customerId(), domain, range.before()))), stopped(scope, found.customerId(), Optional.of(domain), range, now));
        });
    }

    private Failed stopped(Scope scope, UUID customer, Optional<UUID> domain, DayRange range, Figures now) {
        return now.failedDelivered() > 0 || now.failed() == 0 ? Failed.NONE : Failed.wanted(sources.failedByClass(scope, customer, domain, range));
    }

    /// @return empty when the customer is not in scope
    public Optional<CustomerTraffic> customer(Scope scope, UUID id, DayRange range) {
        return customers.find(scope, id).map(customer -> {
            var figures = traffic.domains(scope, id, range);
            var lines = domains.ofCustomer(scope, id).stream().map(domain -> new DomainLine(domain.id(), domain.name(), figures.getOrDefault(domain.id(), Compared.NONE)))
                    .sorted(Comparator.comparingLong((DomainLine line) -> line.figures().now().messages()).reversed()).toList();
            var total = total(figures);
            return new CustomerTraffic(id, customer.name(), range, total, stopped(scope, id, Optional.empty(), range, total.now()), traffic.daysOfCustomers(scope, Optional.of(id), range), lines,
                    sources.sources(scope, id, Optional.empty(), range), traffic.reporters(scope, id, Optional.empty(), range));
        });
    }

    /// @return empty when the domain is not in scope
    public Optional<DomainTraffic> domain(Scope scope, UUID id, DayRange range) {
        return domains.find(scope, id).map(domain -> {
            var customer = domain.customerId();
            var days = traffic.daysOfDomain(scope, customer, id, range);
            var lines = sources.sources(scope, customer, Optional.of(id), range);
            return new DomainTraffic(id, domain.name(), customer, customerName(scope, domain), range,
                    new Compared(sum(days), sum(traffic.daysOfDomain(scope, customer, id, range.before()))), days, lines, countries(lines),
                    stricter(scope, domain, range, sum(days).failed()), traffic.reporters(scope, customer, Optional.of(id), range));
        });
    }

    /// @return empty when the domain is not in scope or the source sent nothing in its name
    public Optional<SourceTraffic> source(Scope scope, UUID id, SourceKey key, DayRange range) {
        return domains.find(scope, id).flatMap(domain -> sources.sources(scope, domain.customerId(), Optional.of(id), range).stream()
                .filter(line -> line.key().equals(key)).findFirst()
                .map(line -> new SourceTraffic(id, domain.name(), domain.customerId(), customerName(scope, domain), range, line,
                        sources.paths(scope, domain.customerId(), id, key, range, PATHS))));
    }

    /// Rows of reports about a domain, the newest day first.
    /// @param path empty for all
    /// @return empty when the domain is not in scope
    public Optional<Page<RowLine>> rows(Scope scope, UUID id, Optional<UUID> path, DayRange range, int first, int count) {
        return domains.find(scope, id).map(domain -> reports.rows(scope, domain.customerId(), id, path, range, first, count));
    }

    private String customerName(Scope scope, ManagedDomain domain) {
        return customers.find(scope, domain.customerId()).orElseThrow().name();
    }

    /// @param all messages of the range with nothing aligned
    private Stricter stricter(Scope scope, ManagedDomain domain, DayRange range, long all) {
        var failed = sources.failedByClass(scope, domain.customerId(), Optional.of(domain.id()), range);
        return new Stricter(domain.stage().equals(Optional.of(Stage.REJECTING.name())), failed, Failed.forgotten(all, failed),
                sources.stoppedByStricterPolicy(scope, domain.customerId(), domain.id(), range, PATHS));
    }

    private static Map<String, Long> countries(List<SourceLine> lines) {
        var countries = new TreeMap<String, Long>();
        lines.forEach(line -> countries.merge(line.country(), line.messages(), Long::sum));
        var ordered = new LinkedHashMap<String, Long>();
        countries.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    /// Sums by day are kept for good, the figures of each source for some months.
    private static long forgotten(Compared figures, List<SourceLine> sources) {
        return Math.max(0, figures.now().messages() - sources.stream().mapToLong(SourceLine::messages).sum());
    }

    private static Compared total(Map<UUID, Compared> figures) {
        return figures.values().stream().reduce(Compared.NONE, Compared::plus);
    }

    private static Figures sum(List<DayFigures> days) {
        return days.stream().map(DayFigures::figures).reduce(Figures.NONE, Figures::plus);
    }
}

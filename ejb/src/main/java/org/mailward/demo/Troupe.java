package org.mailward.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Transactions;
import org.mailward.scanning.store.Snapshots;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.Operator;
import org.mailward.tenancy.Provider;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Customers;
import org.mailward.tenancy.store.Providers;

/// The demo's cast as it stands in the database.
@ApplicationScoped
class Troupe {

    static final Operator DEMO = new Operator("mailward", "Mailward", "demo");

    /// Whoever has so many has its past among them, however far back the oldest lie.
    private static final int MOST_SNAPSHOTS = 1000;

    @Inject
    private Providers providers;

    @Inject
    private Customers customers;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Snapshots snapshots;

    @Inject
    private Transactions transactions;

    /// @param scanned when its newest snapshot was taken
    /// @param begins when its oldest one was
    record Role(UUID id, UUID customer, DomainName name, boolean proven, Optional<Instant> scanned, Optional<Instant> begins) {
    }

    /// @param first the demo's first day, UTC, from which its past counts back
    record Company(Scope scope, String name, UUID customer, LocalDate first, List<Role> roles) {
        Company {
            roles = List.copyOf(roles);
        }
    }

    /// The companies that are still served, in the order of the cast.
    List<Company> companies() {
        var all = new ArrayList<Company>();
        for (var house : Cast.houses()) {
            transactions.call(() -> providers.all(DEMO)).stream().filter(provider -> provider.name().equals(house.name())).findFirst()
                    .ifPresent(provider -> all.addAll(transactions.call(() -> companies(provider))));
        }
        return all;
    }

    private List<Company> companies(Provider provider) {
        var scope = new Scope.WholeProvider(provider.id(), Actor.system("demo"));
        Map<String, Customer> served = customers.all(scope).stream().filter(customer -> customer.state().watched()).collect(Collectors.toMap(Customer::name, Function.identity()));
        var found = new ArrayList<Company>();
        for (var company : Cast.companies(provider.name())) {
            var customer = served.get(company.name());
            if (customer != null) {
                found.add(new Company(scope, company.name(), customer.id(), LocalDate.ofInstant(provider.createdAt(), ZoneOffset.UTC), roles(scope, customer, company)));
            }
        }
        return found;
    }

    private List<Role> roles(Scope scope, Customer customer, Cast.Company company) {
        return domains.ofCustomer(scope, customer.id()).stream().filter(domain -> company.domains().contains(domain.name())).map(domain -> {
            var lines = snapshots.history(scope, domain.id(), MOST_SNAPSHOTS);
            return new Role(domain.id(), customer.id(), domain.name(), domain.mayReceiveReports(), domain.scannedAt(),
                    lines.isEmpty() ? Optional.empty() : Optional.of(lines.size() < MOST_SNAPSHOTS ? lines.getLast().takenAt() : Instant.EPOCH));
        }).toList();
    }
}

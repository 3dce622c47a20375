package org.mailward.assessment.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.estate.DomainQuery;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.platform.persistence.Page;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.store.Customers;

/// How all customers in scope stand.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class PortfolioOverview {

    /// A customer in the list.
    public record CustomerLine(UUID id, String name, String sector, String country, CustomerState state, Totals totals) {
    }

    /// @param customers by name
    public record Portfolio(Totals totals, List<CustomerLine> customers) {
        public Portfolio {
            customers = List.copyOf(customers);
        }
    }

    @Inject
    private Customers customers;

    @Inject
    private ManagedDomains domains;

    public Portfolio portfolio(Scope scope) {
        var lines = domains.all(scope).stream().map(DomainLine::of).toList();
        var byCustomer = lines.stream().collect(Collectors.groupingBy(DomainLine::customer));
        return new Portfolio(Totals.of(lines), customers.all(scope).stream()
                .map(customer -> line(customer, Totals.of(byCustomer.getOrDefault(customer.id(), List.of())))).toList());
    }

    /// A customer with its figures; empty when it is not in scope.
    public Optional<CustomerLine> customer(Scope scope, UUID id) {
        return customers.find(scope, id)
                .map(customer -> line(customer, Totals.of(domains.ofCustomer(scope, id).stream().map(DomainLine::of).toList())));
    }

    /// A part of the list of domains.
    public Page<DomainLine> domains(Scope scope, DomainQuery wish) {
        var page = domains.page(scope, wish);
        return new Page<>(page.total(), page.rows().stream().map(DomainLine::of).toList());
    }

    private static CustomerLine line(Customer customer, Totals totals) {
        return new CustomerLine(customer.id(), customer.name(), customer.profile().sector(), customer.profile().country(), customer.state(), totals);
    }
}

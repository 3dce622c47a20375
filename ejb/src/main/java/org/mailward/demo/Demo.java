package org.mailward.demo;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.assessment.store.Standings;
import org.mailward.branding.Brand;
import org.mailward.branding.PortalHost;
import org.mailward.branding.store.Brands;
import org.mailward.checker.Checker;
import org.mailward.checker.CheckerHandle;
import org.mailward.checker.store.Checkers;
import org.mailward.demo.Cast.Company;
import org.mailward.demo.Cast.House;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.scanning.ScanReason;
import org.mailward.scanning.control.ScanQueue;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.CustomerProfile;
import org.mailward.tenancy.CustomerState;
import org.mailward.tenancy.CustomerStateChange;
import org.mailward.tenancy.Membership;
import org.mailward.tenancy.Place;
import org.mailward.tenancy.Provider;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Customers;
import org.mailward.tenancy.store.Members;
import org.mailward.tenancy.store.Providers;

/// Brings the demo's providers on board at the first start with `mailward.demo`; each provider whole or not at all. [Telling] adds their past.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Demo {

    private static final Logger LOG = System.getLogger(Demo.class.getName());
    private static final String LANGUAGE = "en";

    @Inject
    @ConfigProperty(name = "mailward.demo", defaultValue = "false")
    private boolean wanted;

    @Inject
    @ConfigProperty(name = "mailward.demo.days", defaultValue = "0")
    private int days;

    @Inject
    private Providers providers;

    @Inject
    private Customers customers;

    @Inject
    private Members members;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Standings standings;

    @Inject
    private Brands brands;

    @Inject
    private Checkers checkers;

    @Inject
    private ScanQueue queue;

    @Inject
    private Transactions transactions;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    @PostConstruct
    void open() {
        if (!wanted) {
            return;
        }
        for (var house : Cast.houses()) {
            var known = transactions.call(() -> providers.all(Troupe.DEMO)).stream().filter(provider -> provider.name().equals(house.name())).findFirst();
            var id = known.map(Provider::id).orElseGet(() -> add(house.name()));
            var scope = new Scope.WholeProvider(id, Actor.system("demo"));
            transactions.run(() -> fill(scope, house));
        }
    }

    private UUID add(String name) {
        var provider = new Provider(ids.next(), name, time.now());
        transactions.run(() -> providers.add(Troupe.DEMO, provider));
        return provider.id();
    }

    private void fill(Scope scope, House house) {
        if (checkers.ofProvider(scope).isEmpty()) {
            checkers.add(scope, new Checker(ids.next(), new CheckerHandle(house.handle()), true));
        }
        if (brands.ofProvider(scope).isPresent()) {
            return;
        }
        var brand = new Brand(ids.next(), house.style());
        brand.answerAt(new PortalHost(house.handle() + ".localhost"));
        brands.add(scope, brand);
        var byName = new HashMap<String, UUID>();
        for (var company : Cast.companies(house.name())) {
            byName.put(company.name(), bring(scope, company));
        }
        house.people().forEach(person -> seat(scope, person, byName));
        LOG.log(Level.INFO, "The demo''s provider {0} has {1} customers", house.name(), byName.size());
    }

    private UUID bring(Scope scope, Company company) {
        var since = time.now().minus(Duration.ofDays(days));
        var profile = new CustomerProfile(company.name(), "", "", company.sector(), LANGUAGE, company.country());
        var customer = new Customer(ids.next(), profile, CustomerState.ACTIVE, "Demo", since);
        customers.add(scope, customer);
        customers.add(scope, new CustomerStateChange(ids.next(), customer.id(), CustomerState.ACTIVE, "Demo", since, scope.actor().name()));
        var managed = new ArrayList<ManagedDomain>();
        company.domains().forEach(name -> managed.add(new ManagedDomain(ids.next(), customer.id(), name, Cast.token(name), since)));
        domains.add(scope, managed);
        standings.renew(scope, Set.of(customer.id()), LocalDate.ofInstant(since, ZoneOffset.UTC));
        queue.ask(scope, managed, ScanReason.DOMAIN_ADDED);
        return customer.id();
    }

    private void seat(Scope scope, Cast.Person person, Map<String, UUID> byName) {
        var place = new Place(person.role(), person.customer().map(byName::get), person.allCustomers());
        var member = new Membership(ids.next(), person.subject(), person.name(), person.email(), place, time.now());
        members.add(scope, member);
        members.assign(scope, member, person.assigned().stream().map(byName::get).collect(Collectors.toSet()));
    }
}

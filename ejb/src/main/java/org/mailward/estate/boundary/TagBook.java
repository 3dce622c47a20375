package org.mailward.estate.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mailward.audit.control.Audit;
import org.mailward.estate.control.TagLimits;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.estate.store.Tags;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.control.StillServed;

/// The words by which a provider's people group customers and domains. A customer's own people never see them.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class TagBook {

    /// Most tags that are listed.
    public static final int SHOWN = 500;

    /// A tag in use.
    public record Known(String word, long customers, long domains) {
    }

    @Inject
    private Tags tags;

    @Inject
    private ManagedDomains domains;

    @Inject
    private TagLimits limits;

    @Inject
    private StillServed served;

    @Inject
    private Audit audit;

    /// The tags that something in scope bears, by their words; at most [#SHOWN].
    public List<Known> known(Scope scope) {
        return tags.known(scope, SHOWN).stream().map(known -> new Known(known.word(), known.customers(), known.domains())).toList();
    }

    /// The words of the tags in use, in their order; at most [#SHOWN].
    public List<String> words(Scope scope) {
        return tags.words(scope, SHOWN);
    }

    /// The tags of each of these customers that bears one.
    public Map<UUID, List<String>> ofCustomers(Scope scope, Collection<UUID> some) {
        return tags.ofCustomers(scope, some);
    }

    /// The tags of each of these domains that bears one.
    public Map<UUID, List<String>> ofDomains(Scope scope, Collection<UUID> some) {
        return tags.ofDomains(scope, some);
    }

    /// Makes a customer's tags exactly these.
    /// @return the tags as they are kept; refused when the customer was off-boarded
    public Outcome<List<String>> tagCustomer(Scope scope, UUID customer, Collection<String> wanted) {
        return served.change(scope, customer, () -> taggedCustomer(scope, customer, limits.words(wanted)));
    }

    private Outcome<List<String>> taggedCustomer(Scope scope, UUID customer, Set<String> words) {
        var before = Set.copyOf(tags.ofCustomers(scope, List.of(customer)).getOrDefault(customer, List.of()));
        if (!before.equals(words)) {
            tags.takeFromCustomers(scope, List.of(customer), without(before, words));
            without(words, before).forEach(word -> tags.addToCustomers(scope, List.of(customer), word));
            audit.noteOf(scope, customer, "customer.tagged", customer, String.join(", ", words));
        }
        return Outcome.done(List.copyOf(words));
    }

    /// Makes a domain's tags exactly these.
    /// @return the tags as they are kept; refused when the customer was off-boarded
    public Outcome<List<String>> tagDomain(Scope scope, UUID domain, Collection<String> wanted) {
        var found = domains.find(scope, domain);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        return served.change(scope, found.get().customerId(), () -> taggedDomain(scope, found.get(), limits.words(wanted)));
    }

    private Outcome<List<String>> taggedDomain(Scope scope, ManagedDomain domain, Set<String> words) {
        var before = Set.copyOf(tags.ofDomains(scope, List.of(domain.id())).getOrDefault(domain.id(), List.of()));
        if (!before.equals(words)) {
            tags.takeFromDomains(scope, List.of(domain.id()), without(before, words));
            without(words, before).forEach(word -> tags.addToDomains(scope, List.of(new Tags.Bearer(domain.customerId(), domain.id())), word));
            audit.noteOf(scope, domain.customerId(), "domain.tagged", domain.id(), domain.name().unicode() + ": " + String.join(", ", words));
        }
        return Outcome.done(List.copyOf(words));
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        var left = new HashSet<>(all);
        left.removeAll(some);
        return left;
    }
}

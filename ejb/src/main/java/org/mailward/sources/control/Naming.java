package org.mailward.sources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.sources.AddressFacts;
import org.mailward.sources.AddressInquiry;
import org.mailward.sources.Attributing;
import org.mailward.sources.KnownPath;
import org.mailward.sources.NetworkTable;
import org.mailward.sources.Reason;
import org.mailward.sources.Rulings;
import org.mailward.sources.ServiceCatalogue;
import org.mailward.sources.SourceEvidence;
import org.mailward.sources.store.MailPaths;
import org.mailward.sources.store.MailPaths.Named;
import org.mailward.sources.store.MailPaths.Unnamed;
import org.mailward.sources.store.Overrulings;
import org.mailward.tenancy.Scope;

/// The second pass of naming: what the reports do not say of an address is looked up, and its paths are named again.
///
/// The same address may be looked up twice, by two nodes or after a crash; the second changes nothing.
@ApplicationScoped
public class Naming {

    /// Counting the domains of one address ends here; more make no difference.
    private static final int MOST_DOMAINS = 100;

    @Inject
    private MailPaths paths;

    @Inject
    private LiveDnsResolver dns;

    @Inject
    private NetworkTable networks;

    @Inject
    private PublicSuffixList suffixes;

    @Inject
    private Transactions transactions;

    @Inject
    private Overrulings overrulings;

    @Inject
    private Event<Reclassing> reclassing;

    @Inject
    private Event<Reclassed> reclassed;

    @Inject
    private ServiceCatalogue catalogue;

    @Inject
    private SilentAddresses silent;

    @Inject
    private Time time;

    private record Found(Unnamed where, AddressFacts facts) {
    }

    /// Looks up addresses that were not yet. Questions to DNS are asked outside of any transaction.
    ///
    /// Where most of several addresses got no answer it is DNS that is silent: those wait for a later time. A single silent one
    /// does not wait, as its servers may be silent for ever.
    ///
    /// @param most how many addresses at most
    public void some(Scope scope, int most) {
        var now = time.now();
        var resting = silent.resting(now);
        List<Unnamed> unnamed = transactions.call(() -> paths.unnamed(scope, most, resting));
        var found = new ArrayList<Found>();
        for (Unnamed where : unnamed) {
            found.add(new Found(where, look(scope, where)));
        }
        long mute = found.stream().filter(one -> isSilent(one.facts)).count();
        boolean outage = mute > 1 && mute * 2 > found.size();
        Map<List<Object>, List<Found>> byDomain = new LinkedHashMap<>();
        Map<String, Boolean> waiting = new LinkedHashMap<>();
        for (Found one : found) {
            boolean waits = outage && isSilent(one.facts) && waiting.computeIfAbsent(one.where.address(), address -> silent.waits(address, now));
            if (!waits) {
                silent.forget(one.where.address());
                byDomain.computeIfAbsent(List.of(one.where.customer(), one.where.domain()), _ -> new ArrayList<>()).add(one);
            }
        }
        byDomain.values().forEach(ofDomain -> transactions.run(() -> note(scope, ofDomain)));
        Map<String, Boolean> foreign = new LinkedHashMap<>();
        found.stream().filter(one -> one.facts.spread().isWide()).forEach(one -> foreign.put(one.where.address(), one.facts.spread().isForeignEverywhere()));
        foreign.forEach((address, is) -> transactions.run(() -> paths.lookAgain(scope, address, is)));
    }

    private static boolean isSilent(AddressFacts facts) {
        return facts.reverse() == AddressFacts.Reverse.UNKNOWN;
    }

    private AddressFacts look(Scope scope, Unnamed where) {
        var spread = transactions.call(() -> paths.spread(scope, where.address(), MOST_DOMAINS));
        return new AddressInquiry(dns, networks, catalogue).find(address(where), new DomainName(where.domainName()), spread);
    }

    private static IpAddress address(Unnamed where) {
        return IpAddress.of(where.address()).orElseThrow(() -> new IllegalStateException("The database gave '" + where.address() + "' as an address"));
    }

    private void note(Scope scope, List<Found> ofDomain) {
        var customer = ofDomain.getFirst().where.customer();
        var domain = ofDomain.getFirst().where.domain();
        reclassing.fire(new Reclassing(scope, customer, domain));
        var rulings = overrulings.holding(scope);
        boolean moved = false;
        for (Found one : ofDomain) {
            String organization = suffixes.suffixOf(new DomainName(one.where.domainName())).organizationalDomain().ascii();
            List<Named> named = paths.unnamedAt(scope, one.where).stream()
                    .map(path -> named(path, SourceEvidence.of(organization, address(one.where), path.evidence()).with(one.facts.orAsBefore(Reason.read(path.reasons()))), rulings, customer, domain)).toList();
            moved |= paths.name(scope, one.where, named);
        }
        if (moved) {
            reclassed.fire(new Reclassed(scope, customer, domain));
        }
    }

    private Named named(MailPaths.Path path, SourceEvidence evidence, Rulings rulings, UUID customer, UUID domain) {
        var attribution = new Attributing(catalogue).attribute(evidence);
        var known = new KnownPath(evidence.source().unmapped(), evidence, attribution.serviceId(), attribution.sourceClass(), attribution.reasons());
        return new Named(path.id(), attribution, evidence.facts().network(), rulings.of(customer, domain, known));
    }
}

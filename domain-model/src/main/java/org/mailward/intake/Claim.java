package org.mailward.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.tenancy.CustomerState;

/// To which domain a report is counted, or why to none.
///
/// The arrival's owner and the proofs of control decide; what the report says of itself only names the domain. A report about a
/// name that nobody manages counts to the nearest name above it that somebody does, as its policy does.
public sealed interface Claim {

    /// A domain that somebody manages.
    record Candidate(DomainName name, UUID domain, UUID customer, boolean proven, CustomerState state) {
    }

    record Taken(UUID customer, UUID domain) implements Claim {
    }

    record Held(Hold why) implements Claim {
    }

    /// The names to look for, the nearest first.
    static List<DomainName> names(DomainName reported) {
        var names = new ArrayList<DomainName>();
        Optional<DomainName> name = Optional.of(reported);
        while (name.isPresent() && name.get().labels().size() > 1) {
            names.add(name.get());
            name = name.get().parent();
        }
        return names;
    }

    /// @param candidates domains of the owner's provider with one of the [#names], in any order
    static Claim of(Owner owner, DomainName reported, Collection<Candidate> candidates) {
        for (var name : names(reported)) {
            var here = candidates.stream().filter(candidate -> candidate.name().equals(name))
                    .filter(candidate -> owner.customer().isEmpty() || owner.customer().get().equals(candidate.customer())).toList();
            if (!here.isEmpty()) {
                return among(here);
            }
        }
        return new Held(owner.customer().isPresent() ? Hold.NOT_OF_THIS_CUSTOMER : Hold.UNKNOWN_DOMAIN);
    }

    private static Claim among(List<Candidate> here) {
        // What an off-boarded customer proved stands for ever, and takes nothing from whoever has the domain now.
        var standing = here.stream().filter(candidate -> candidate.state() != CustomerState.OFF_BOARDED).toList();
        if (standing.isEmpty()) {
            return new Held(here.stream().anyMatch(Candidate::proven) ? Hold.OFF_BOARDED : Hold.NOT_PROVEN);
        }
        var proven = standing.stream().filter(Candidate::proven).toList();
        if (proven.isEmpty()) {
            return new Held(Hold.NOT_PROVEN);
        }
        return proven.size() > 1 ? new Held(Hold.AMBIGUOUS) : new Taken(proven.getFirst().customer(), proven.getFirst().domain());
    }
}

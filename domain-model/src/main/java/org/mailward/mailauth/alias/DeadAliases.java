package org.mailward.mailauth.alias;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mx.MailHost;
import org.mailward.mailauth.orgdomain.PublicSuffix;

/// The aliases among a domain's own names that lead to nothing, and who could take what they lead to.
///
/// Only what DNS says itself counts: a server that fails or is silent at the end of a chain proves nothing.
///
/// @param found in the order of the names looked at
/// @param unheld servers that the domain names, which have no alias and could be taken all the same
/// @param unknown the names about which nobody could say
public record DeadAliases(List<DeadAlias> found, List<Unheld> unheld, Set<DomainName> unknown) {

    /// The most names at the ends of aliases whose holders are asked for; services that keep many keys keep them below one.
    public static final int MOST_ENDS = 10;
    /// The most questions that one look costs beside those that were asked already: for the holders, for those of servers, for a wildcard, and for the addresses of the policy host.
    public static final int MOST_QUESTIONS = MOST_ENDS + MailHost.MOST_HOSTS + 3;

    /// A name at which something of the domain's may stand, and what DNS said there.
    ///
    /// @param answers about each type of record that makes the name worth something
    /// @param probe the question about a name beside it that nobody publishes, which a wildcard answers as well
    public record Place(DomainName name, List<Answer> answers, Question probe) {
        public Place {
            answers = List.copyOf(answers);
        }

        private boolean isUnknown() {
            return answers.stream().anyMatch(Answer.Failed.class::isInstance);
        }

        /// One that leads to a name that exists leads somewhere as soon as one of the records stands there.
        private boolean isDead() {
            return !answers.isEmpty() && answers.stream().allMatch(answer -> answer.absent() && !answer.aliases().isEmpty());
        }
    }

    public DeadAliases {
        found = List.copyOf(found);
        unheld = List.copyOf(unheld);
        unknown = Set.copyOf(unknown);
    }

    /// @param probe a label that nobody publishes
    public static Question probe(DomainName above, String probe) {
        return new Question(above.under(probe), RecordType.TXT);
    }

    /// @param servers without an address
    /// @param suffixes what the public suffix list says of a name; empty when none was asked
    public static DeadAliases among(List<Place> places, List<DomainName> servers, Function<DomainName, Optional<PublicSuffix>> suffixes, DnsResolver resolver) {
        var found = new ArrayList<DeadAlias>(0);
        var unknown = new HashSet<DomainName>(0);
        for (Place place : places) {
            if (place.isUnknown()) {
                unknown.add(place.name());
            } else if (place.isDead()) {
                look(place, suffixes, resolver).ifPresentOrElse(found::add, () -> unknown.add(place.name()));
            }
        }
        // A wildcard whose end exists answers for names that nobody published, and is none of their records.
        found.removeIf(dead -> dead.wildcard() && !dead.missing());
        var unheld = new ArrayList<Unheld>(0);
        for (DomainName server : servers) {
            if (isMissing(resolver.ask(server, RecordType.A)) || isMissing(resolver.ask(server, RecordType.AAAA))) {
                hold(server, suffixes, resolver, unheld, unknown);
            }
        }
        return new DeadAliases(found, unheld, unknown);
    }

    /// The name itself does not exist; at the end of an alias another one does not.
    private static boolean isMissing(Answer answer) {
        return answer instanceof Answer.NoSuchName && answer.aliases().isEmpty();
    }

    private static void hold(DomainName server, Function<DomainName, Optional<PublicSuffix>> suffixes, DnsResolver resolver, List<Unheld> unheld, Set<DomainName> unknown) {
        Optional<PublicSuffix> suffix = suffixes.apply(server);
        Optional<DomainName> prize = registrable(suffix);
        if (prize.isPresent()) {
            Answer held = resolver.ask(prize.get(), RecordType.NS);
            if (held instanceof Answer.Failed) {
                unknown.add(server);
            } else if (isMissing(held)) {
                unheld.add(new Unheld(server, prize.get(), suffix.orElseThrow()));
            }
        }
    }

    /// Below a name that ends in no public suffix nobody can register anything.
    private static Optional<DomainName> registrable(Optional<PublicSuffix> suffix) {
        return suffix.filter(known -> known.section() != PublicSuffix.Section.UNLISTED).flatMap(PublicSuffix::registrableDomain);
    }

    private static Optional<DeadAlias> look(Place place, Function<DomainName, Optional<PublicSuffix>> suffixes, DnsResolver resolver) {
        Answer first = place.answers().getFirst();
        Answer beside = resolver.ask(place.probe());
        if (beside instanceof Answer.Failed) {
            return Optional.empty();
        }
        boolean missing = place.answers().stream().anyMatch(Answer.NoSuchName.class::isInstance);
        boolean wildcard = beside.aliases().equals(first.aliases());
        DomainName end = first.aliases().getLast();
        Optional<PublicSuffix> suffix = suffixes.apply(end);
        Optional<DomainName> registrable = missing ? registrable(suffix) : Optional.empty();
        if (registrable.isEmpty()) {
            return Optional.of(new DeadAlias(place.name(), first.aliases(), missing, wildcard, suffix, false));
        }
        Answer held = resolver.ask(registrable.get(), RecordType.NS);
        return held instanceof Answer.Failed ? Optional.empty()
                : Optional.of(new DeadAlias(place.name(), first.aliases(), missing, wildcard, suffix, isMissing(held)));
    }

    /// The server that could be taken, of this name.
    public Optional<Unheld> unheld(DomainName name) {
        return unheld.stream().filter(server -> server.name().equals(name)).findFirst();
    }

    /// The dead alias at a name.
    public Optional<DeadAlias> at(DomainName name) {
        for (DeadAlias dead : found) {
            if (dead.name().equals(name)) {
                return Optional.of(dead);
            }
        }
        return Optional.empty();
    }
}

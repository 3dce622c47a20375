package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.IpNetwork;
import org.mailward.mailauth.spf.Directive;
import org.mailward.mailauth.spf.Mechanism;
import org.mailward.mailauth.spf.Qualifier;
import org.mailward.mailauth.spf.Term;
import org.mailward.mailauth.tags.Shown;

/// No sender is listed twice in the SPF record.
final class SpfTermsAreDistinct implements Rule {

    private static final Card CARD = new Card("spf.terms.duplicate", Protocol.SPF, Severity.LOW,
            "No sender is listed twice in the SPF record.",
            "A record that says things twice is longer than it need be, may use up lookups, and is easily changed in one place "
                    + "and not in the other.",
            "RFC 7208 §4.6.2");

    /// The most networks that are compared with each other.
    private static final int MOST_COMPARED = 300;

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, faults) -> {
            Set<Term> needless = needless(record.reachable());
            if (needless.isEmpty() || !faults.isEmpty()) {
                return Judgement.passed();
            }
            String shorter = "v=spf1 " + record.terms().stream().filter(term -> !needless.contains(term)).map(Term::text).collect(Collectors.joining(" "));
            String named = Shown.of(needless.stream().map(Term::text).distinct().collect(Collectors.joining(" ")));
            return Judgement.found(CARD.finding(facts.domain().ascii(), "The SPF record lists what another of its terms already says: '" + named + "'.", List.of(Seen.txt(facts.domain(), record.text())),
                    Remedy.txt("Remove what is said twice.", facts.domain(), shorter)));
        });
    }

    /// Later terms with the mechanism of an earlier one, and networks that lie in another with the same meaning.
    private static Set<Term> needless(List<Directive> directives) {
        Set<Term> needless = Collections.newSetFromMap(new IdentityHashMap<>());
        var seen = new HashSet<String>();
        var networks = new ArrayList<Directive>();
        for (Directive directive : directives) {
            if (!seen.add(directive.mechanism().render().toLowerCase(Locale.ROOT))) {
                needless.add(directive);
            } else if (directive.qualifier() == Qualifier.PASS && network(directive).isPresent() && networks.size() < MOST_COMPARED) {
                networks.add(directive);
            }
        }
        for (Directive inner : networks) {
            IpNetwork network = network(inner).orElseThrow();
            if (networks.stream().anyMatch(outer -> outer != inner && contains(network(outer).orElseThrow(), network, networks.indexOf(outer) < networks.indexOf(inner)))) {
                needless.add(inner);
            }
        }
        return needless;
    }

    private static boolean contains(IpNetwork outer, IpNetwork inner, boolean earlier) {
        return outer.contains(inner) && (earlier || !outer.equals(inner));
    }

    private static Optional<IpNetwork> network(Directive directive) {
        return switch (directive.mechanism()) {
            case Mechanism.Ip4(IpAddress network, int prefix) -> Optional.of(new IpNetwork(network, prefix));
            case Mechanism.Ip6(IpAddress network, int prefix) -> Optional.of(new IpNetwork(network, prefix));
            case Mechanism.All _, Mechanism.Include _, Mechanism.A _, Mechanism.Mx _, Mechanism.Ptr _, Mechanism.Exists _ -> Optional.empty();
        };
    }
}

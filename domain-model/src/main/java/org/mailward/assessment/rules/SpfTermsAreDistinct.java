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
            String named = Shown.of(record.terms().stream().filter(needless::contains).map(Term::text).distinct().collect(Collectors.joining(" ")));
            return Judgement.found(CARD.finding(facts.domain().ascii(), "The SPF record lists what another of its terms already says: '" + named + "'.", List.of(Seen.txt(facts.domain(), record.text())),
                    Remedy.txt("Remove what is said twice.", facts.domain(), shorter)));
        });
    }

    /// Later terms with the mechanism of an earlier one, and networks that lie in another with the same meaning.
    private static Set<Term> needless(List<Directive> directives) {
        Set<Term> needless = Collections.newSetFromMap(new IdentityHashMap<>(1));
        Set<Object> seen = HashSet.newHashSet(directives.size());
        var networks = new ArrayList<Listed>(0);
        int asked = 0;
        // Where a term refuses somebody, the order of the others matters.
        boolean anyOrder = true;
        for (Directive directive : directives) {
            anyOrder &= directive.qualifier() == Qualifier.PASS || directive.mechanism() instanceof Mechanism.All;
        }
        for (Directive directive : directives) {
            if (!seen.add(meaning(directive.mechanism()))) {
                needless.add(directive);
            } else if (directive.mechanism().asksDns()) {
                asked++;
            } else if (anyOrder && networks.size() < MOST_COMPARED) {
                Optional<IpNetwork> network = network(directive.mechanism());
                if (network.isPresent()) {
                    networks.add(new Listed(directive, network.get(), asked));
                }
            }
        }
        for (int i = 0; i < networks.size(); i++) {
            if (isCovered(networks, i)) {
                needless.add(networks.get(i).directive());
            }
        }
        return needless;
    }

    /// A network in the record.
    /// @param asked how many terms that ask DNS stand before it
    private record Listed(Directive directive, IpNetwork network, int asked) {
    }

    /// What is equal for two spellings of one mechanism: names count in any case.
    private static Object meaning(Mechanism mechanism) {
        return switch (mechanism) {
            case Mechanism.All _, Mechanism.Ip4 _, Mechanism.Ip6 _ -> mechanism;
            case Mechanism.Include _, Mechanism.A _, Mechanism.Mx _, Mechanism.Ptr _, Mechanism.Exists _ -> lower(mechanism.render());
        };
    }

    /// In lower case but for macros, where upper case asks for escapes (RFC 7208 §7.3).
    private static String lower(String text) {
        var lower = new StringBuilder(text.length());
        int at = 0;
        for (int macro = text.indexOf("%{"); macro >= 0; macro = text.indexOf("%{", at)) {
            int end = Math.max(text.indexOf('}', macro) + 1, macro + 2);
            lower.append(text.substring(at, macro).toLowerCase(Locale.ROOT)).append(text, macro, end);
            at = end;
        }
        return lower.append(text.substring(at).toLowerCase(Locale.ROOT)).toString();
    }

    /// Of two equal networks the later is covered. One that stands later covers the earlier only where nothing between them asks
    /// DNS: an error there would end the check before it is reached (RFC 7208 §2.6.7).
    private static boolean isCovered(List<Listed> networks, int index) {
        Listed network = networks.get(index);
        for (int i = 0; i < networks.size(); i++) {
            Listed other = networks.get(i);
            if (i != index && other.network().contains(network.network())
                    && (i < index || other.asked() == network.asked() && !other.network().equals(network.network()))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<IpNetwork> network(Mechanism mechanism) {
        return switch (mechanism) {
            case Mechanism.Ip4(IpAddress network, int prefix) -> Optional.of(new IpNetwork(network, prefix));
            case Mechanism.Ip6(IpAddress network, int prefix) -> Optional.of(new IpNetwork(network, prefix));
            case Mechanism.All _, Mechanism.Include _, Mechanism.A _, Mechanism.Mx _, Mechanism.Ptr _, Mechanism.Exists _ -> Optional.empty();
        };
    }
}

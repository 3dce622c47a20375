package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.Mechanism;
import org.mailward.mailauth.spf.SpfRecord;
import org.mailward.mailauth.spf.SpfResult;
import org.mailward.mailauth.spf.SpfVerdict;
import org.mailward.mailauth.tags.Shown;

/// A server that is not listed does not pass SPF.
final class SpfRefusesStrangers implements Rule {

    private static final Card CARD = new Card("spf.stranger.passes", Protocol.SPF, Severity.CRITICAL,
            "A server that is not listed does not pass SPF.",
            "Every computer in the world may send mail in your name, and receivers take it for yours.",
            "RFC 7208 §11.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.stranger(facts, (record, stranger) -> stranger.verdict() != SpfVerdict.PASS || isExplained(facts, record, stranger)
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "A server that nobody has listed passes SPF for this domain. " + cause(facts, stranger),
                        Seen.steps(facts.domain(), record, stranger), remedy(facts, stranger))));
    }

    /// True when another rule speaks of what lets the stranger in: `all` or a network of the domain's own record, and networks
    /// anywhere that are not all of the internet.
    private static boolean isExplained(Facts facts, SpfRecord record, SpfResult stranger) {
        return SpfNetworksAreNarrow.isForAll(record) || stranger.innermost().filter(match -> switch (match.directive().mechanism()) {
            case Mechanism.Ip4 _, Mechanism.Ip6 _, Mechanism.A _, Mechanism.Mx _ -> match.publisher().equals(facts.domain()) || !facts.spfAnalysis().senders().isEverybody();
            case Mechanism.All _, Mechanism.Include _, Mechanism.Ptr _, Mechanism.Exists _ -> false;
        }).isPresent();
    }

    private static String cause(Facts facts, SpfResult stranger) {
        return stranger.innermost().map(match -> "The cause is '" + Shown.of(match.directive().text()) + "' in the record of " + (match.publisher().equals(facts.domain()) ? "the domain itself." : match.publisher().unicode() + ".")).orElse("");
    }

    private static Remedy remedy(Facts facts, SpfResult stranger) {
        return stranger.match().filter(match -> match.directive().mechanism() instanceof Mechanism.Include && match.publisher().equals(facts.domain()))
                .map(match -> Remedy.of("Remove '" + Shown.of(match.directive().text()) + "' and ask the service behind it which record to include instead."))
                .orElseGet(() -> Remedy.of("Replace the term by the networks that your own senders use."));
    }
}

package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.Directive;
import org.mailward.mailauth.spf.Mechanism;
import org.mailward.mailauth.spf.Modifier;
import org.mailward.mailauth.spf.Qualifier;
import org.mailward.mailauth.spf.SpfLimits;
import org.mailward.mailauth.spf.SpfParser;
import org.mailward.mailauth.spf.SpfReading;
import org.mailward.mailauth.spf.SpfRecord;
import org.mailward.mailauth.spf.Term;
import org.mailward.mailauth.tags.Shown;

/// Every term of the SPF record is one that receivers know.
final class SpfModifiersAreKnown implements Rule {

    private static final Card CARD = new Card("spf.modifier.unknown", Protocol.SPF, Severity.LOW,
            "Every term of the SPF record is one that receivers know.",
            "Receivers pass over what they do not know, so a sender that was meant here is not allowed.",
            "RFC 7208 §6");
    /// Where and of what failures are to be reported (RFC 6652 §3); few receivers heed them, and they say nothing about senders.
    private static final Set<String> REPORTING = Set.of("ra", "rp", "rr");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.spfRecord(facts, (record, _) -> {
            var unknown = new ArrayList<Modifier.Unknown>(0);
            for (Term term : record.terms()) {
                if (term instanceof Modifier.Unknown modifier && !REPORTING.contains(modifier.name().toLowerCase(Locale.ROOT))) {
                    unknown.add(modifier);
                }
            }
            if (unknown.isEmpty()) {
                return Judgement.passed();
            }
            boolean senders = unknown.stream().anyMatch(modifier -> Mechanism.isName(modifier.name()));
            String named = Shown.of(unknown.stream().map(Modifier.Unknown::text).distinct().collect(Collectors.joining(" ")));
            return Judgement.found(CARD.finding(senders ? Severity.MEDIUM : Severity.LOW, facts.domain().ascii(),
                    "Receivers ignore '" + named + "' in the SPF record" + (senders ? ", because '=' stands where ':' is needed." : ", which no standard defines."),
                    List.of(Seen.txt(facts.domain(), record.text())), remedy(facts, record, senders)));
        });
    }

    private static Remedy remedy(Facts facts, SpfRecord record, boolean senders) {
        if (!senders) {
            return Remedy.of("Correct the term, or remove it.");
        }
        String corrected = "v=spf1 " + record.terms().stream().map(term -> term instanceof Modifier.Unknown modifier && Mechanism.isName(modifier.name()) ? term.text().replaceFirst("=", ":") : term.text()).collect(Collectors.joining(" "));
        if (!(SpfParser.parse(corrected) instanceof SpfReading.Valid(SpfRecord next))) {
            return Remedy.of("Write ':' instead of '='.");
        }
        return isHarmless(facts, record, next)
                ? Remedy.txt("Write ':' instead of '='.", facts.domain(), corrected)
                : Remedy.of("Write ':' instead of '=', and look first where the term leads: with it receivers ask DNS more often, and an error there or more than " + SpfLimits.STANDARD.lookups()
                        + " lookups would take the pass from the senders after it.");
    }

    /// Whether whoever passes now still passes: nobody has looked at what stands behind a term that receivers passed over, so it
    /// must bring no lookup too many (RFC 7208 §4.6.4), and where it asks DNS at all, no sender may stand after it.
    private static boolean isHarmless(Facts facts, SpfRecord record, SpfRecord next) {
        Set<Directive> known = Set.copyOf(record.directives());
        int added = 0;
        boolean senderAfter = false;
        for (Directive directive : next.reachable()) {
            if (directive.mechanism().asksDns() && !known.contains(directive)) {
                added++;
            } else {
                senderAfter |= added > 0 && directive.qualifier() == Qualifier.PASS;
            }
        }
        senderAfter |= next.all().isEmpty() && next.redirect().isPresent();
        return added == 0 || !senderAfter && !facts.isSpfTreeIncomplete() && facts.spfAnalysis().lookups() + added <= SpfLimits.STANDARD.lookups();
    }
}

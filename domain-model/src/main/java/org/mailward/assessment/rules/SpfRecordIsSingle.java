package org.mailward.assessment.rules;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
import org.mailward.mailauth.spf.SpfPublication;
import org.mailward.mailauth.spf.SpfReading;
import org.mailward.mailauth.spf.SpfRecord;
import org.mailward.mailauth.spf.Term;

/// There is only one SPF record.
final class SpfRecordIsSingle implements Rule {

    private static final Card CARD = new Card("spf.multiple", Protocol.SPF, Severity.HIGH,
            "There is only one SPF record.",
            "Receivers treat several records as an error, so SPF passes for nobody, not even for your own mail.",
            "RFC 7208 §4.5");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return switch (facts.spf().publication()) {
            case SpfPublication.Unknown _ -> Judgement.unknown();
            case SpfPublication.One _ -> Judgement.passed();
            case SpfPublication.Absent _ -> Judgement.notApplicable();
            case SpfPublication.Several(List<String> texts) -> Judgement.found(CARD.finding(facts.domain().ascii(),
                    "There are " + texts.size() + " SPF records, so receivers use none of them.", Seen.all(facts.domain(), texts), remedy(facts, texts)));
        };
    }

    private static Remedy remedy(Facts facts, List<String> texts) {
        // What an include leads to is not followed where receivers follow nothing.
        String instruction = "Put everything into one record and delete the others. All of its includes and names together may cause " + SpfLimits.STANDARD.lookups() + " DNS lookups.";
        return merged(texts).map(text -> Remedy.txt(instruction, facts.domain(), text)).orElseGet(() -> Remedy.of(instruction));
    }

    /// All senders of all records, with the mildest `all`, so that no mail is lost by merging. Empty where that cannot be known, where
    /// one record refuses what another may allow, and where receivers would stop at the number of lookups.
    private static Optional<String> merged(List<String> texts) {
        var terms = new LinkedHashSet<String>();
        var asking = new HashSet<String>();
        var everybodyElse = EnumSet.noneOf(Qualifier.class);
        for (String text : texts) {
            if (!(SpfParser.parse(text) instanceof SpfReading.Valid(SpfRecord record)) || record.redirect().isPresent()) {
                return Optional.empty();
            }
            everybodyElse.add(record.all().map(Directive::qualifier).orElse(Qualifier.SOFT_FAIL));
            List<Directive> senders = record.reachable().stream().filter(directive -> !(directive.mechanism() instanceof Mechanism.All)).toList();
            if (senders.stream().anyMatch(directive -> directive.qualifier() != Qualifier.PASS)) {
                return Optional.empty();
            }
            senders.stream().filter(directive -> isAsking(directive.mechanism())).map(Directive::text).forEach(asking::add);
            record.terms().stream().filter(term -> term instanceof Modifier || senders.contains(term)).map(Term::text).forEach(terms::add);
        }
        if (everybodyElse.contains(Qualifier.PASS) || asking.size() > SpfLimits.STANDARD.lookups()) {
            return Optional.empty();
        }
        String all = everybodyElse.equals(EnumSet.of(Qualifier.FAIL)) ? "-all" : everybodyElse.contains(Qualifier.NEUTRAL) ? "?all" : "~all";
        String merged = "v=spf1 " + String.join(" ", terms) + (terms.isEmpty() ? "" : " ") + all;
        return SpfParser.parse(merged) instanceof SpfReading.Valid ? Optional.of(merged) : Optional.empty();
    }

    private static boolean isAsking(Mechanism mechanism) {
        return switch (mechanism) {
            case Mechanism.Include _, Mechanism.A _, Mechanism.Mx _, Mechanism.Ptr _, Mechanism.Exists _ -> true;
            case Mechanism.All _, Mechanism.Ip4 _, Mechanism.Ip6 _ -> false;
        };
    }
}

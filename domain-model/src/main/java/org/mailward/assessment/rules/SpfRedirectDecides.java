package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.spf.SpfVerdict;
import org.mailward.mailauth.tags.Shown;

/// The record that the redirect leads to says that others may not send.
final class SpfRedirectDecides implements Rule {

    private static final Card CARD = new Card("spf.redirect.neutral", Protocol.SPF, Severity.MEDIUM,
            "The record that the redirect leads to says that others may not send.",
            "The record says nothing about strangers, so receivers treat their mail as if there were no record.",
            "RFC 7208 §6.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.stranger(facts, (record, stranger) -> record.all().isPresent() || record.redirect().isEmpty() || stranger.verdict() != SpfVerdict.NEUTRAL
                ? Judgement.passed()
                : Judgement.found(CARD.finding(facts.domain().ascii(), "The SPF record hands over by '" + Shown.of(record.redirect().get().text()) + "', and the record there does not say what holds for others.",
                        Seen.steps(facts.domain(), record, stranger), Remedy.of("End the record that the redirect leads to with ~all, or include it and end your own record with ~all."))));
    }
}

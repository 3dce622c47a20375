package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.EffectivePolicy;
import org.mailward.mailauth.dmarc.ListDiscovery;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.dns.DomainName;

/// The domain has a DMARC policy, its own or its organisation's.
final class DmarcRecordIsPublished implements Rule {

    private static final Card CARD = new Card("dmarc.missing", Protocol.DMARC, Severity.CRITICAL,
            "The domain has a DMARC policy, its own or its organisation's.",
            "Anybody can send mail that looks as if it came from this domain, and receivers have no instruction to "
                    + "stop it. Nobody is told when it happens.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.isDmarcUnknown()) {
            return Judgement.unknown();
        }
        boolean anotherRuleSpeaks = facts.walk().own() instanceof TreeWalk.Published.Several || DmarcRecordIsRecognised.lookalike(facts).isPresent()
                || !facts.strays().found().isEmpty();
        if (anotherRuleSpeaks) {
            return Judgement.passed();
        }
        if (facts.dmarc().isPresent()) {
            return before(facts, facts.dmarc().get());
        }
        if (!facts.strays().unknown().isEmpty()) {
            // The record may stand in a wrong place that could not be looked at, and then another rule speaks.
            return Judgement.unknown();
        }
        DomainName name = facts.domain().under("_dmarc");
        return Judgement.found(CARD.finding(facts.domain().ascii(), "There is no DMARC record for this domain.", List.of(Seen.nothing(name)), FirstDmarcRecord.remedy(facts)));
    }

    /// The old standard looks at the name itself and at its registered domain alone (RFC 7489 §6.6.3). Most receivers still do.
    private static Judgement before(Facts facts, EffectivePolicy policy) {
        return switch (facts.policiesBefore()) {
            case TreeWalk.Policies.Applies _ -> Judgement.passed();
            case TreeWalk.Policies.Unknown _ -> Judgement.unknown();
            case TreeWalk.Policies.None _ when !facts.strays().unknown().isEmpty() -> Judgement.unknown();
            case TreeWalk.Policies.None _ -> Judgement.found(CARD.finding(Severity.HIGH, facts.domain().ascii(),
                    "Only receivers on the current standard find a DMARC record for this domain, that of " + policy.at().unicode()
                            + "; those on the old one look at the domain and at its registered domain alone, and find none.",
                    List.of(Seen.nothing(facts.domain().under("_dmarc")), Seen.txt(policy.at().under("_dmarc"), policy.record().text())), remedy(facts, policy)));
        };
    }

    private static Remedy remedy(Facts facts, EffectivePolicy policy) {
        var first = FirstDmarcRecord.remedy(facts);
        boolean top = facts.discovery().map(ListDiscovery::organizationalDomain).equals(Optional.of(facts.domain())) && !facts.walk().organizationalDomain().equals(Optional.of(facts.domain()));
        return new Remedy(first.instruction() + " All receivers then go by it, and none by the record of " + policy.at().unicode() + " any more"
                + (top ? "; with psd=n in it both standards take this domain for the organisation's top." : "."), top ? first.record().map(DmarcRecordIsPublished::asTop) : first.record());
    }

    private static Remedy.Publish asTop(Remedy.Publish record) {
        return new Remedy.Publish(record.name(), record.type(), DmarcRecord.read(record.value()).orElseThrow().with("psd", "n"));
    }
}

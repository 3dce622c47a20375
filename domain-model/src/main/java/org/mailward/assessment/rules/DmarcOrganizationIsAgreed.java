package org.mailward.assessment.rules;

import java.util.List;
import java.util.Set;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.EffectivePolicy;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.dns.DomainName;

/// Both standards take the same name for the top of the organisation.
final class DmarcOrganizationIsAgreed implements Rule {

    private static final Card CARD = new Card("dmarc.organization.differs", Protocol.DMARC, Severity.LOW,
            "Both standards take the same name for the top of the organisation.",
            "Which of your names may vouch for one another depends on who receives the mail: what passes at one receiver fails at another.",
            "RFC 9989 §4.10.2");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.dmarcPolicy(facts, policy -> {
            if (facts.discovery().isEmpty()) {
                return Judgement.notApplicable();
            }
            if (facts.walk().organizationalDomain().isEmpty()) {
                return Judgement.unknown();
            }
            DomainName now = facts.walk().organizationalDomain().get();
            DomainName before = facts.discovery().get().organizationalDomain();
            return now.equals(before) ? Judgement.passed() : Judgement.found(finding(facts, policy, now, before));
        });
    }

    private static Finding finding(Facts facts, EffectivePolicy policy, DomainName now, DomainName before) {
        // Strict alignment leaves no other name anything to vouch with.
        boolean strangers = before.isWithin(now) && !(policy.record().strictDkim() && policy.record().strictSpf());
        boolean meant = policy.record().psd() == DmarcRecord.Psd.NO;
        Severity severity = strangers ? Severity.MEDIUM : meant ? Severity.INFO : Severity.LOW;
        String found = "Under the current standard the organisation's top is " + now.unicode() + ", under the old one " + before.unicode()
                + (strangers ? ": other owners' names below " + now.unicode() + " may vouch for this domain's mail." : ".");
        List<String> evidence = List.of(Seen.txt(policy.at().under("_dmarc"), policy.record().text()),
                "Public suffix of " + facts.domain() + ": " + facts.discovery().orElseThrow().suffix().suffix() + " (" + facts.discovery().orElseThrow().suffix().source() + ")");
        return CARD.finding(severity, facts.domain().ascii(), found, evidence, meant ? unmeant(facts, policy) : remedy(facts, policy, now, before));
    }

    private static Remedy unmeant(Facts facts, EffectivePolicy policy) {
        return policy.inherited()
                ? Remedy.of("If that is not meant, have psd=n taken out of the DMARC record of " + policy.at().unicode() + ".")
                : Remedy.txt("If that is not meant, take psd=n out of the record.", facts.domain().under("_dmarc"), policy.record().without(Set.of("psd")));
    }

    /// A second record beside one that stands already would undo both.
    private static Remedy remedy(Facts facts, EffectivePolicy policy, DomainName now, DomainName before) {
        return switch (facts.walk().published(before).orElse(new TreeWalk.Published.Absent(List.of()))) {
            case TreeWalk.Published.One(DmarcRecord record) when before.equals(facts.domain()) ->
                Remedy.txt("Say that this domain is the organisation's top.", before.under("_dmarc"), record.with("psd", "n"));
            case TreeWalk.Published.One _ -> Remedy.of("Have psd=n added to the DMARC record of " + before.unicode() + ", so that both standards find the same top." + (policy.inherited()
                    ? " Receivers on the current standard then go by it for this domain too, as those on the old one do: make sure first that all of its own mail passes."
                    : ""));
            case TreeWalk.Published.Several _ -> Remedy.of("Several DMARC records stand at " + before.unicode() + ", and receivers pass over all of them. Have one left, with psd=n in it.");
            case TreeWalk.Published.Absent _, TreeWalk.Published.Unknown _ -> Remedy.of("Publish a DMARC record " + (before.isWithin(now) ? "with psd=n " : "") + "at " + before.unicode()
                    + ", so that both standards find the same top." + (before.equals(facts.domain()) && Parked.looksParked(facts) ? "" : " Its policy should be none until its reports show that all of its own mail passes."));
        };
    }
}

package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.ListDiscovery;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.dns.DomainName;

/// Tags for names below stand where they have an effect.
final class DmarcSubdomainTagsHaveEffect implements Rule {

    private static final Card CARD = new Card("dmarc.subdomain-tags.ineffective", Protocol.DMARC, Severity.LOW,
            "Tags for names below stand where they have an effect.",
            "Receivers on the current standard do not go by what the record says of names below it.",
            "RFC 9989 §4.7");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.ownDmarcRecord(facts, record -> {
            if (record.sp().isEmpty() && record.np().isEmpty()) {
                return Judgement.passed();
            }
            if (facts.walk().organizationalDomain().isEmpty()) {
                return Judgement.unknown();
            }
            DomainName organization = facts.walk().organizationalDomain().get();
            return organization.equals(facts.domain()) ? Judgement.passed() : Judgement.found(CARD.finding(facts.domain().ascii(), sentence(facts, record, organization),
                    List.of(Seen.txt(facts.domain().under("_dmarc"), record.text())), remedy(facts, record, organization)));
        });
    }

    /// Receivers on the old standard take the domain for the organisation's top, so that they go by the tags.
    private static boolean wasTop(Facts facts) {
        return facts.discovery().filter(before -> before.organizationalDomain().equals(facts.domain())).isPresent();
    }

    private static String sentence(Facts facts, DmarcRecord record, DomainName organization) {
        boolean both = record.sp().isPresent() && record.np().isPresent();
        String tags = both ? "tags sp= and np=" : record.sp().isPresent() ? "tag sp=" : "tag np=";
        return wasTop(facts)
                ? "Receivers on the current standard pass over the " + tags + " here: for names below this one they go by the record of " + organization.unicode() + ". Those on the old standard "
                        + (record.sp().isPresent() ? "go by sp=." : "do not know it.")
                : "The " + tags + (both ? " have" : " has") + " no effect here: names below this one go by the record of " + organization.unicode()
                        + before(facts, organization).map(old -> " at receivers on the current standard, and by that of " + old.unicode() + " at those on the old one").orElse("") + ".";
    }

    /// Whose record receivers on the old standard go by for names below, where it is another one.
    private static Optional<DomainName> before(Facts facts, DomainName organization) {
        return facts.discovery().map(ListDiscovery::organizationalDomain).filter(old -> !old.equals(organization) && facts.walk().published(old).filter(TreeWalk.Published.One.class::isInstance).isPresent());
    }

    private static Remedy remedy(Facts facts, DmarcRecord record, DomainName organization) {
        return wasTop(facts)
                ? Remedy.txt("Say that this domain is the organisation's top; then the tags hold at all receivers.", facts.domain().under("_dmarc"), record.with("psd", "n"))
                : Remedy.txt("Say in the record of " + before(facts, organization).orElse(organization).unicode() + " what holds for names below, or give those names records of their own.",
                        facts.domain().under("_dmarc"), record.without(Set.of("sp", "np")));
    }
}

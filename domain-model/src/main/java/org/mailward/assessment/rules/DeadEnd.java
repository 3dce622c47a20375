package org.mailward.assessment.rules;

import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.alias.DeadAlias;
import org.mailward.mailauth.alias.Unheld;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.orgdomain.PublicSuffix;

/// What is said of an alias (CNAME) that leads to nothing: what stands there is lost, and whoever takes the name at its end can publish it.
///
/// @param sold where a registry sells that name to anybody
/// @param chosen where it is a platform's, whose customers may be able to choose it
/// @param kept where it is somebody's, or nobody could say
/// @param danger what whoever takes it can do, after "can"
record DeadEnd(Rule.Card card, Severity sold, Severity chosen, Severity kept, String danger) {

    /// The name at which an alias would do harm.
    Judgement at(Facts facts, DomainName name) {
        return facts.deadAliases().unknown().contains(name) ? Judgement.unknown()
                : facts.deadAliases().at(name).map(dead -> Judgement.found(finding(dead, name.ascii()))).orElseGet(Judgement::passed);
    }

    Finding finding(DeadAlias dead, String subject) {
        return card.finding(severity(dead), subject, sentence(dead), dead.lines(), remedy(dead));
    }

    Severity severity(DeadAlias dead) {
        return dead.isForSale() ? sold : dead.free() ? chosen : kept;
    }

    static String sentence(DeadAlias dead) {
        String stands = dead.wildcard() ? "An alias (CNAME) for all names answers for " : "An alias (CNAME) stands at ";
        return stands + dead.name().unicode() + " and leads to " + dead.end().unicode() + (dead.missing() ? ", which does not exist." : ", where there is no such record.")
                + dead.prize().map(prize -> dead.isForSale()
                        ? " Nobody has registered " + prize.unicode() + "."
                        : " Nobody holds " + prize.unicode() + ", and customers of " + platform(dead) + " may be able to choose that name.").orElse("");
    }

    Remedy remedy(DeadAlias dead) {
        return Remedy.of(dead.prize().map(prize -> "Delete the alias today: whoever " + (dead.isForSale() ? "registers " : "takes ") + prize.unicode() + " can " + danger + ". "
                + (dead.isForSale() ? "If it cannot be deleted today, register that name yourself until it is." : "If you still use it, take the name again at " + platform(dead) + " yourself."))
                .orElseGet(() -> "If you still use the service that the alias was set up for, ask it for the name that the alias should lead to, and correct the alias. If not, delete the alias: whoever keeps "
                        + dead.end().unicode() + " can " + danger + "."));
    }

    Severity severity(Unheld name) {
        return name.isForSale() ? sold : chosen;
    }

    /// What is said of a name that nobody holds, after another sentence.
    static String unheld(Unheld name) {
        return name.isForSale() ? " Nobody has registered " + name.prize().unicode() + "."
                : " Nobody holds " + name.prize().unicode() + ", and customers of " + name.suffix().suffix().unicode() + " may be able to choose that name.";
    }

    /// What whoever takes it can do, and what keeps others from it meanwhile.
    String taken(Unheld name) {
        return "whoever " + (name.isForSale() ? "registers " : "takes ") + name.prize().unicode() + " can " + danger + ". "
                + (name.isForSale() ? "If it cannot be deleted today, register that name yourself until it is." : "If you still use it, take the name again at " + name.suffix().suffix().unicode() + " yourself.");
    }

    private static String platform(DeadAlias dead) {
        return dead.suffix().map(PublicSuffix::suffix).map(DomainName::unicode).orElseThrow();
    }
}

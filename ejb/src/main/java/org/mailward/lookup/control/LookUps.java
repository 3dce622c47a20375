package org.mailward.lookup.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Gathering;
import org.mailward.checker.boundary.Refusals;
import org.mailward.checker.control.Checks;
import org.mailward.estate.NameReading;
import org.mailward.lookup.LookUp;
import org.mailward.lookup.Wish;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.spf.Sender;
import org.mailward.mailauth.spf.SpfCheck;
import org.mailward.mailauth.spf.SpfLimits;
import org.mailward.mailauth.spf.SpfReceiver;
import org.mailward.mailauth.spf.SpfResult;
import org.mailward.platform.time.Deadline;
import org.mailward.tenancy.Outcome;

/// Looks up one protocol of a domain by the inquiry that a whole check would make, and waits only for that protocol's part of
/// it: what a tool says is what a check says.
@ApplicationScoped
public class LookUps {

    @Inject
    private Checks checks;

    /// What a wish means.
    public record Understood(Wish wish, DomainName domain, Optional<IpAddress> sender) {
    }

    /// @return the wish as it is understood, or what is wrong with it
    public Outcome<Understood> read(Wish wish) {
        if (wish.selector().filter(text -> !Selectors.isSelector(text)).isPresent()) {
            return Outcome.refused("selector", "A selector is one word of letters, digits and hyphens, such as s1; it stands in a signature after 's='.");
        }
        var sender = wish.sender().flatMap(IpAddress::of);
        if (wish.sender().isPresent() && sender.isEmpty()) {
            return Outcome.refused("sender", "Write an IP address such as 192.0.2.1 or 2001:db8::1, without a name, a port or a prefix.");
        }
        return switch (NameReading.of(wish.domain())) {
            case NameReading.NotUnderstood(var sentence) -> Outcome.refused("domain", sentence);
            case NameReading.Understood(var domain) when domain.ascii().length() > Gathering.LONGEST_DOMAIN -> Outcome.refused("domain",
                    "The name has " + domain.ascii().length() + " characters; names of up to " + Gathering.LONGEST_DOMAIN + " can be looked up.");
            case NameReading.Understood(var domain) when checks.objection(domain).isPresent() -> Outcome.refused("domain", checks.objection(domain).get());
            case NameReading.Understood(var domain) -> Outcome.done(new Understood(wish, domain, sender));
        };
    }

    public Outcome<LookUp> look(Understood asked) {
        var inquiry = checks.about(asked.domain(), asked.wish().selector());
        if (inquiry.isEmpty()) {
            return Outcome.refused("", Refusals.BUSY);
        }
        return inquiry.get().await(asked.wish().tool().waitsFor(), checks.timeLimit())
                .map(evidence -> Outcome.done(new LookUp(asked.wish(), asked.domain(), Examination.examine(evidence), Facts.of(evidence),
                        asked.sender().map(address -> check(address, asked.domain())))))
                .orElseGet(() -> Outcome.refused("", Refusals.BROKE));
    }

    private SpfResult check(IpAddress address, DomainName domain) {
        var until = Deadline.in(checks.timeLimit());
        return SpfCheck.check(new Sender(address, domain.ascii(), "postmaster@" + domain.ascii()), checks.resolver(), SpfLimits.STANDARD, SpfReceiver.UNKNOWN, until::passed);
    }
}

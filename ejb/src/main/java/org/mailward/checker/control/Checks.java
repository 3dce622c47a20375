package org.mailward.checker.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.EvidenceJson;
import org.mailward.assessment.Examination;
import org.mailward.checker.CheckFigures;
import org.mailward.checker.CheckState;
import org.mailward.checker.CheckerResult;
import org.mailward.checker.store.CheckerResults;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.SpecialNames;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.jobs.ManagedThreads;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Randomness;
import org.mailward.platform.time.Time;
import org.mailward.platform.web.HttpsPolicyFetcher;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.Secret;

/// Checks as rows: each begins as a row under the provider, so that its link holds from the first moment and on every node,
/// and is finished when the inquiry that it follows is whole.
@ApplicationScoped
public class Checks {

    private static final Logger LOG = System.getLogger(Checks.class.getName());

    /// A check that has begun.
    public record Begun(UUID id, Secret secret) {
    }

    @Inject
    private ManagedThreads threads;

    @Inject
    private CheckerSettings settings;

    @Inject
    private CheckerResults results;

    @Inject
    private LiveDnsResolver dns;

    @Inject
    private HttpsPolicyFetcher policies;

    @Inject
    private PublicSuffixList suffixes;

    @Inject
    private Transactions transactions;

    @Inject
    private Randomness randomness;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    private Inquiries inquiries;
    private Following following;

    @PostConstruct
    void open() {
        inquiries = new Inquiries(settings, () -> {
            var asked = dns.outward(dns.fresh());
            return new Inquiries.Means(asked, policies.asking(asked), suffixes);
        }, threads, time);
        following = new Following(threads);
    }

    /// @param selector a DKIM selector to try beside the usual ones
    /// @return what is being found out about a domain; empty while too many others are looked at
    public Optional<Inquiry> about(DomainName domain, Optional<String> selector) {
        return inquiries.about(domain, selector);
    }

    /// The resolver that inquiries ask, with whatever it remembers. It tells nothing about inner networks: results are read by strangers.
    public DnsResolver resolver() {
        return dns.outward(dns);
    }

    /// Why a domain is looked at for nobody here, as a sentence; empty when it is. Whoever has a result's link sees it, so this holds for
    /// a provider's own people too.
    public Optional<String> objection(DomainName domain) {
        boolean infrastructure = SpecialNames.of(domain).filter(SpecialNames.INFRASTRUCTURE::equals).isPresent();
        return infrastructure || dns.isInner(domain)
                ? Optional.of("'" + domain.unicode() + "' is not a mail domain of the public internet, so nothing is looked up about it here.") : Optional.empty();
    }

    /// How long a look-up may take.
    public Duration timeLimit() {
        return settings.timeLimit();
    }

    /// Begins a check.
    /// @param askedBy a member's name, or [CheckerResult#VISITOR]
    /// @return empty while too many others are under way; then there is no row
    public Optional<Begun> begin(Scope scope, DomainName domain, String askedBy) {
        return inquiries.about(domain).map(inquiry -> {
            var secret = randomness.secret("");
            var now = time.now();
            var result = new CheckerResult(ids.next(), secret.hash(), domain, askedBy, now, now.plus(settings.expiry()));
            var id = result.id();
            transactions.run(() -> results.add(scope, result));
            following.follow(id, inquiry, evidence -> record(scope, id, evidence));
            return new Begun(id, secret);
        });
    }

    /// How far a check is that runs on this node.
    public Optional<Inquiry.Progress> progress(UUID check) {
        return following.progress(check);
    }

    /// True when a check that is not finished has been under way for longer than any can be: its node went down.
    public boolean forsaken(CheckerResult result) {
        return result.state() == CheckState.RUNNING && result.askedAt().plus(settings.timeLimit().multipliedBy(2)).isBefore(time.now());
    }

    private void record(Scope scope, UUID id, Optional<Evidence> evidence) {
        try {
            var figures = evidence.map(Examination::examine).map(CheckFigures::of);
            transactions.run(() -> results.find(scope, id).ifPresent(result -> evidence.ifPresentOrElse(
                    found -> result.finish(EvidenceJson.write(found), figures.orElseThrow()), result::fail)));
        } catch (RuntimeException e) {
            // Nobody waits for this thread; whoever has the link sees after a while that the check broke off.
            LOG.log(Level.WARNING, "A check could not be recorded", e);
        }
    }
}

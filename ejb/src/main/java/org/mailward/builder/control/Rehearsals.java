package org.mailward.builder.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Gathering;
import org.mailward.builder.Draft;
import org.mailward.builder.Rehearsal;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.time.Time;
import org.mailward.platform.web.HttpsPolicyFetcher;

/// Judges drafts in a domain's live surroundings, with or without a stored domain. No transaction may be open: DNS is asked.
@ApplicationScoped
public class Rehearsals {

    @Inject
    private LiveDnsResolver dns;

    @Inject
    private HttpsPolicyFetcher policies;

    @Inject
    private PublicSuffixList suffixes;

    @Inject
    private Time time;

    /// The domain as DNS shows it, from the cache where that still holds.
    public Evidence published(DomainName domain) {
        return published(domain, dns);
    }

    /// @param asked instead of the installation's resolver
    public Evidence published(DomainName domain, DnsResolver asked) {
        return Gathering.gather(domain, asked, policies.asking(asked), time.now(), Gathering.Settings.DEFAULT.with(suffixes));
    }

    /// @throws IllegalArgumentException when a draft is for another domain
    public Rehearsal rehearse(DomainName domain, List<Draft> drafts) {
        return rehearse(published(domain), drafts, dns);
    }

    /// @param published gathered just now
    /// @param asked what the drafts need beside it is asked there
    /// @throws IllegalArgumentException when a draft is for another domain
    public Rehearsal rehearse(Evidence published, List<Draft> drafts, DnsResolver asked) {
        return Rehearsal.of(published, drafts, asked, policies.asking(asked), Gathering.Settings.DEFAULT.with(suffixes));
    }

    /// What stands in a draft's place now, one entry per record.
    public List<String> standing(Draft draft, Evidence evidence) {
        return standing(draft, evidence, dns);
    }

    /// @param asked what is not among the evidence is asked there
    public List<String> standing(Draft draft, Evidence evidence, DnsResolver asked) {
        return Rehearsal.published(draft, evidence, question -> evidence.answers().containsKey(question) ? evidence.answers().get(question) : asked.ask(question));
    }
}

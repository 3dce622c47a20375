package org.mailward.scanning.control;

import java.util.Optional;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Gathering;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.smtp.MailServers;
import org.mailward.platform.time.Time;
import org.mailward.platform.web.GuardedFetch;
import org.mailward.platform.web.HttpsPolicyFetcher;

/// With what domains are looked at from outside, and the clock that says when.
public record Instruments(LiveDnsResolver dns, HttpsPolicyFetcher policies, GuardedFetch documents, PublicSuffixList suffixes, MailServers servers, Time time) {

    /// Looks at one domain; no transaction is open meanwhile.
    ///
    /// When answers were lost or damaged on the way, everything is asked again and only what was said alike more than once
    /// counts, so that no fault is found in a domain because of a fault of the network.
    public Evidence lookAt(DomainName name) {
        var view = dns.fresh(name);
        var evidence = gather(name, view);
        return view.isDoubtful() ? gather(name, view.confirming()) : evidence;
    }

    private Evidence gather(DomainName name, LiveDnsResolver.View view) {
        return servers.lookAt(Gathering.gather(name, view, new Gathering.Web(policies.asking(view), Optional.of(documents.asking(view))), time.now(), Gathering.Settings.DEFAULT.with(suffixes)), view);
    }
}

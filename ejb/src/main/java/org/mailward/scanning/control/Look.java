package org.mailward.scanning.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.smtp.MailServers;
import org.mailward.platform.time.Time;
import org.mailward.platform.web.GuardedFetch;
import org.mailward.platform.web.HttpsPolicyFetcher;

/// Looks at one domain from outside and judges what it sees; no transaction is open meanwhile.
@ApplicationScoped
public class Look {

    @Inject
    private LiveDnsResolver dns;

    @Inject
    private HttpsPolicyFetcher policies;

    @Inject
    private GuardedFetch documents;

    @Inject
    private PublicSuffixList suffixes;

    @Inject
    private MailServers servers;

    @Inject
    private Time time;

    /// Does nothing but exist, with everything that it looks with. To be called by a thread of the server before threads of one's
    /// own look: the server reads settings only for threads that it knows.
    void prepare() {
    }

    public Examined at(ScanTask task) {
        var seen = new Instruments(dns, policies, documents, suffixes, servers, time).lookAt(task.name());
        return Examined.of(task, seen);
    }
}

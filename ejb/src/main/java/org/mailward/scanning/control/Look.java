package org.mailward.scanning.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Gathering;
import org.mailward.history.control.History;
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

    /// When answers were lost or damaged on the way, everything is asked again and only what was said alike more than once
    /// counts, so that no fault is found in a domain because of a fault of the network.
    public Examined at(ScanTask task) {
        var view = dns.fresh(task.name());
        var evidence = gather(task, view);
        if (view.isDoubtful()) {
            evidence = gather(task, view.confirming());
        }
        var dated = History.dated(evidence, task.known());
        return new Examined(task, dated, Examination.examine(dated));
    }

    private Evidence gather(ScanTask task, LiveDnsResolver.View view) {
        return servers.lookAt(Gathering.gather(task.name(), view, new Gathering.Web(policies.asking(view), Optional.of(documents.asking(view))), time.now(), Gathering.Settings.DEFAULT.with(suffixes)), view);
    }
}

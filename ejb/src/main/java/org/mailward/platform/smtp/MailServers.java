package org.mailward.platform.smtp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mailward.assessment.Evidence;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.mx.MailHost;
import org.mailward.mailauth.starttls.SmtpProbe;

/// Looks at the mail servers of a domain, where the operator wishes it.
public final class MailServers {

    private final ProbeSettings settings;
    private final StartTlsProber prober;

    public MailServers(ProbeSettings settings, StartTlsProber prober) {
        this.settings = settings;
        this.prober = prober;
    }

    /// Adds what the most preferred mail servers did, and that it was asked where there was none to ask. Without the operator's wish the
    /// evidence stays as it is.
    ///
    /// @param dns asked for the servers' addresses, such as the fresh view of a scan
    public Evidence lookAt(Evidence evidence, DnsResolver dns) {
        if (!settings.enabled()) {
            return evidence;
        }
        DnsResolver known = evidence.replay();
        Map<DomainName, SmtpProbe> seen = new LinkedHashMap<>();
        StartTlsProber asking = prober.asking(dns);
        MailHost.of(MailExchanges.of(evidence.domain(), known), known).stream()
                .filter(host -> host.standing() == MailHost.Standing.ADDRESSED)
                .limit(settings.mostHosts())
                .forEach(host -> seen.put(host.name(), asking.probe(host.name())));
        return evidence.withSmtp(seen);
    }
}

package org.mailward.platform.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.settings.Settings;

/// Gives the application its one way to mail servers, set up by MicroProfile Config.
@ApplicationScoped
public class SmtpProducer {

    @Produces
    @Singleton
    public MailServers servers(Config config, LiveDnsResolver dns) {
        var settings = ProbeSettings.read(Settings.of(config));
        return new MailServers(settings, new StartTlsProber(settings, dns));
    }
}

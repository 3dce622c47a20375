package org.mailward.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.settings.Settings;

/// Gives the application its one policy fetcher, set up by MicroProfile Config.
@ApplicationScoped
public class WebProducer {

    @Produces
    @Singleton
    public HttpsPolicyFetcher fetcher(Config config, LiveDnsResolver dns) {
        return new HttpsPolicyFetcher(PolicySettings.read(Settings.of(config)), dns);
    }
}

package org.mailward.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.settings.Settings;

/// Gives the application its one way out to web servers, set up by MicroProfile Config.
@ApplicationScoped
public class WebProducer {

    @Produces
    @Singleton
    public GuardedFetch documents(Config config, LiveDnsResolver dns) {
        return new GuardedFetch(PolicySettings.read(Settings.of(config)), dns);
    }

    @Produces
    @Singleton
    public HttpsPolicyFetcher policies(Config config, GuardedFetch documents) {
        return new HttpsPolicyFetcher(PolicySettings.read(Settings.of(config)), documents);
    }
}

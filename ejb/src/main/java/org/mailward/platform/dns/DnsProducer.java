package org.mailward.platform.dns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.time.Time;

/// Gives the application its one resolver, set up by MicroProfile Config.
@ApplicationScoped
public class DnsProducer {

    @Produces
    @Singleton
    public LiveDnsResolver resolver(Config config, Time time) {
        return new LiveDnsResolver(DnsSettings.read(Settings.of(config)), time);
    }

    public void close(@Disposes LiveDnsResolver resolver) {
        resolver.close();
    }
}

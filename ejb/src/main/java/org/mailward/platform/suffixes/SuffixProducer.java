package org.mailward.platform.suffixes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.settings.Settings;

/// Gives the application its one public suffix list, read when it is first needed.
@ApplicationScoped
public class SuffixProducer {

    @Produces
    @Singleton
    public PublicSuffixList suffixes(Config config) {
        return SuffixFile.read(Settings.of(config));
    }
}

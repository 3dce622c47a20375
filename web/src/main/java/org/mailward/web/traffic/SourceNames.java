package org.mailward.web.traffic;

import jakarta.enterprise.inject.spi.CDI;
import org.mailward.sources.SendingService;
import org.mailward.sources.ServiceCatalogue;
import org.mailward.sources.SummedPaths;
import org.mailward.traffic.SourceKey;

/// How sources read on a page.
public final class SourceNames {

    private SourceNames() {
    }

    /// A service's name as the catalogue has it, or the network.
    public static String of(SourceKey key) {
        return key.service().isEmpty() ? key.network() : service(key.service());
    }

    /// @param id of a service; one that the catalogue does not have reads as it is
    public static String service(String id) {
        if (SummedPaths.are(id)) {
            return SummedPaths.NAME;
        }
        return CDI.current().select(ServiceCatalogue.class).get().find(id).map(SendingService::name).orElse(id);
    }
}

package org.mailward.web.shell;

import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.branding.boundary.BrandedHost;
import org.mailward.branding.boundary.Branding.Look;
import org.mailward.platform.time.Time;

/// Whose host name a request was made for. Kept for a short while, because every request asks.
@ApplicationScoped
public class HostBrands {

    private static final Duration KEPT = Duration.ofSeconds(15);
    private static final int MOST = 1000;
    private static final int LONGEST = 253;
    private static final Logger LOG = System.getLogger(HostBrands.class.getName());

    private record Known(Optional<Look> look, Instant until) {
    }

    @Inject
    private BrandedHost hosts;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.base.url")
    private String baseUrl;

    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /// @param host as the request names it, without a port
    /// @return empty when it is no provider's own, and while nobody can say
    public Optional<Look> look(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        // The installation's own address is nobody's, and pages there are shown while the database is away.
        if (name.length() > LONGEST || name.equals(URI.create(baseUrl).getHost())) {
            return Optional.empty();
        }
        var now = time.now();
        var before = known.get(name);
        if (before != null && now.isBefore(before.until())) {
            return before.look();
        }
        try {
            var look = hosts.look(name);
            // Names come from outside: what was asked for once must not fill the memory.
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(name, new Known(look, now.plus(KEPT)));
            return look;
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "The brand of a host name cannot be looked up at the moment", e);
            return before == null ? Optional.empty() : before.look();
        }
    }

    /// Has a change shown at once on this node.
    public void forget() {
        known.clear();
    }
}

package org.mailward.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.branding.Brand;

/// Under which address a mail leads to the portal: the provider's own host name where it has one.
@ApplicationScoped
public class PortalAddress {

    @Inject
    @ConfigProperty(name = "mailward.base.url")
    private String baseUrl;

    /// Without a slash at the end.
    public String of(Optional<Brand> brand) {
        var base = URI.create(baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl);
        return brand.flatMap(Brand::host).map(host -> base.getScheme() + "://" + host.name() + (base.getPort() < 0 ? "" : ":" + base.getPort())).orElse(base.toString());
    }
}

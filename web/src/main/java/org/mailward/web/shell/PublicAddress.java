package org.mailward.web.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URI;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Under which address people reach the portal: the installation's, or that of a provider's own host name.
///
/// Scheme and port are always the installation's, whatever stands between the browser and this server.
@ApplicationScoped
public class PublicAddress {

    @Inject
    @ConfigProperty(name = "mailward.base.url")
    private String baseUrl;

    @Inject
    private HostBrands brands;

    /// Without a slash at the end.
    public String of(HttpServletRequest request) {
        var base = URI.create(baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl);
        var host = request.getServerName().toLowerCase(Locale.ROOT);
        return host.equals(base.getHost()) || brands.look(host).isEmpty() ? base.toString()
                : base.getScheme() + "://" + host + (base.getPort() < 0 ? "" : ":" + base.getPort());
    }

    /// The request as if it had come by the public address directly.
    HttpServletRequest as(HttpServletRequest request) {
        return new AtPublicAddress(request, of(request));
    }

    private static final class AtPublicAddress extends HttpServletRequestWrapper {

        private final String address;

        AtPublicAddress(HttpServletRequest request, String address) {
            super(request);
            this.address = address;
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(address).append(getRequestURI());
        }
    }
}

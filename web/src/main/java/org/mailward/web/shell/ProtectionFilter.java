package org.mailward.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Headers that keep browsers from harming people, and a list of the host names that this installation answers to.
@WebFilter(filterName = "protection", urlPatterns = "/*", asyncSupported = true)
public class ProtectionFilter implements Filter {

    private static final Logger LOG = System.getLogger(ProtectionFilter.class.getName());

    @Inject
    private HostBrands brands;

    @Inject
    @ConfigProperty(name = "mailward.base.url")
    private String baseUrl;

    @Inject
    @ConfigProperty(name = "mailward.hosts")
    private Optional<String> moreHosts;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        var http = (HttpServletResponse) response;
        var asked = (HttpServletRequest) request;
        var base = URI.create(baseUrl);
        var host = request.getServerName().toLowerCase(Locale.ROOT);
        if (!host.equals(base.getHost()) && !moreHosts.map(hosts -> List.of(hosts.split("\\s*,\\s*")).contains(host)).orElse(false) && brands.look(host).isEmpty()) {
            http.setStatus(421);
            http.setContentType("text/plain;charset=UTF-8");
            http.getWriter().println("This host name is not served here.");
            return;
        }
        http.setHeader("X-Content-Type-Options", "nosniff");
        http.setHeader("X-Frame-Options", "DENY");
        http.setHeader("Referrer-Policy", "same-origin");
        http.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if ("https".equals(base.getScheme())) {
            http.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (asked.getRequestURI().startsWith(asked.getContextPath() + "/app/")) {
            http.setHeader("Cache-Control", "no-store");
        }
        proceed(asked, http, chain);
    }

    /// An outage that a servlet or page met while nothing was sent yet becomes the page that tells of it.
    private static void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException thrown) {
            var outage = Outage.behind(thrown).findFirst();
            if (outage.isEmpty() || response.isCommitted()) {
                throw thrown;
            }
            LOG.log(Level.WARNING, "A request met an outage: " + outage.get(), thrown);
            response.reset();
            outage.get().answer(request, response);
        }
    }
}

package org.mailward.web.publicsite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where a visitor's request came from. Only proxies that the operator named are believed when they speak for another.
@ApplicationScoped
public class VisitorAddress {

    @Inject
    @ConfigProperty(name = "mailward.checker.proxies")
    private Optional<String> proxies;

    /// @return the address of the last one on the way that is no known proxy
    public String of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), Optional.ofNullable(request.getHeader("X-Forwarded-For")),
                proxies.map(text -> List.of(text.strip().split("\\s*,\\s*"))).orElse(List.of()));
    }

    static String of(String sender, Optional<String> forwarded, List<String> trusted) {
        var at = sender;
        var way = forwarded.map(text -> List.of(text.strip().split("\\s*,\\s*"))).orElse(List.of());
        for (int i = way.size() - 1; i >= 0 && trusted.contains(at); i--) {
            at = way.get(i);
        }
        return at;
    }
}

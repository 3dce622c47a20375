package org.mailward.web.publicsite;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
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
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")), proxies.map(VisitorAddress::split).orElse(List.of()));
    }

    /// @param forwarded each line of the header, in order: a proxy may add a line of its own behind the one that a visitor wrote
    static String of(String sender, List<String> forwarded, List<String> trusted) {
        var known = trusted.stream().map(VisitorAddress::plain).toList();
        var way = forwarded.stream().flatMap(line -> split(line).stream()).toList();
        var at = plain(sender);
        for (int i = way.size() - 1; i >= 0 && known.contains(at); i--) {
            at = plain(way.get(i));
        }
        return at;
    }

    private static List<String> split(String text) {
        return List.of(text.strip().split("\\s*,\\s*"));
    }

    /// An IPv6 address can be written in many ways, and the server writes it out in full.
    private static String plain(String address) {
        try {
            return InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}

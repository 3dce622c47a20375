package org.mailward.web.publicsite;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailward.checker.boundary.PublicChecker;
import org.mailward.checker.boundary.PublicChecker.House;

/// Under whose name this request is answered. Found here and nowhere else, so that a host name may decide one day as well.
@Named("site")
@RequestScoped
public class PublicSite {

    /// Where the checkers of all providers are.
    public static final String ROOT = "/check";

    @Inject
    private PublicChecker checker;

    private Optional<House> house = Optional.empty();
    private String base = ROOT;

    /// Finds the provider that the request is meant for.
    /// @return the rest of the path, part by part; empty when there is no such provider
    Optional<List<String>> find(HttpServletRequest request) {
        var parts = request.getPathInfo() == null ? List.<String>of() : Arrays.stream(request.getPathInfo().split("/")).filter(part -> !part.isEmpty()).toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        house = checker.house(parts.getFirst());
        base = request.getContextPath() + ROOT + "/" + parts.getFirst();
        return house.map(_ -> parts.subList(1, parts.size()));
    }

    /// True where the reader is a stranger, who cannot follow a link to what is behind the sign-in.
    public boolean isShown() {
        return house.isPresent();
    }

    House house() {
        return house.orElseThrow();
    }

    String handle() {
        return house().handle();
    }

    /// Where this provider's public pages begin, without a slash at the end.
    public String getBase() {
        return base;
    }

    public String getProductName() {
        return house().style().productName();
    }

    public String getSupport() {
        return house().style().support();
    }

    public String getFooter() {
        return house().style().footer();
    }

    public boolean isLogo() {
        return house().logo();
    }

    public int getVersion() {
        return house().version();
    }
}

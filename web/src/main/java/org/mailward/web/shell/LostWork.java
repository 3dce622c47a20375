package org.mailward.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// A form that was sent when its session, or its view, was gone: the page that it stood on says so when it is opened again, and the
/// browser puts in what was typed.
@Named
@RequestScoped
public class LostWork {

    /// Session attribute.
    private static final String LOST = "org.mailward.web.shell.lost";

    @Inject
    private HttpServletRequest request;

    private boolean asked;
    private boolean lost;

    static void happened(HttpServletRequest request) {
        request.getSession().setAttribute(LOST, true);
    }

    /// The page on which a form stood, below the context path; empty where its browser does not say so.
    static Optional<String> page(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Referer")).flatMap(LostWork::parsed)
                .filter(page -> request.getServerName().equalsIgnoreCase(page.getHost()) && page.getRawPath().startsWith(request.getContextPath() + "/app/"))
                .map(page -> page.getRawPath().substring(request.getContextPath().length()) + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery()));
    }

    private static Optional<URI> parsed(String address) {
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /// Is this the page to say so? It says so once.
    public boolean isTold() {
        if (!asked) {
            asked = true;
            var session = request.getSession(false);
            lost = session != null && session.getAttribute(LOST) != null;
            if (lost) {
                session.removeAttribute(LOST);
            }
        }
        return lost;
    }
}

package org.mailward.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Where a person lands after signing in: a fresh session id, then the page that was wanted.
@WebServlet(OpenId.CALLBACK)
public class CallbackServlet extends HttpServlet {

    @Inject
    private CurrentScope current;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getUserPrincipal() == null) {
            response.sendRedirect(request.getContextPath() + "/");
            return;
        }
        request.changeSessionId();
        request.getSession().setAttribute(CallerProof.PROVEN, true);
        var wanted = (String) request.getSession().getAttribute(CallerProof.WANTED);
        request.getSession().removeAttribute(CallerProof.WANTED);
        response.sendRedirect(request.getContextPath() + (wanted != null && wanted.startsWith("/app/") && !wanted.equals("/app/") ? wanted : home()));
    }

    private String home() {
        if (current.seats().isEmpty() && current.operator().isPresent()) {
            return "/app/operator";
        }
        return current.seats().size() == 1 ? "/app/portfolio" : "/app/start";
    }
}

package org.mailward.web.shell;

import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.mailward.identity.boundary.SignIn;

/// Tells a load balancer whether this node can serve: the application is up and the database answers.
@WebServlet("/ready")
public class ReadyServlet extends HttpServlet {

    private static final Logger LOG = System.getLogger(ReadyServlet.class.getName());

    @Inject
    private SignIn signIn;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        try {
            signIn.seats("nobody");
            response.getWriter().println("ready");
        } catch (EJBException e) {
            LOG.log(Level.WARNING, "Not ready: the database does not answer", e);
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.getWriter().println("the database does not answer");
        }
    }
}

package org.mailward.web.shell;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Ends the session here and at Keycloak. By POST only, so that no link or picture can do it.
@WebServlet("/app/sign-out")
public class SignOutServlet extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.logout();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        if (!response.isCommitted() && response.getStatus() != HttpServletResponse.SC_FOUND) {
            response.sendRedirect(request.getContextPath() + "/");
        }
    }
}

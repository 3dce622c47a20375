package org.mailward.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.mailward.branding.Logo;
import org.mailward.branding.boundary.Branding;

/// The logo of the provider in whose house the caller sits.
@WebServlet("/app/logo")
public class LogoServlet extends HttpServlet {

    @Inject
    private CurrentScope current;

    @Inject
    private Branding branding;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var logo = current.isSeated() ? branding.logo(current.scope()) : Optional.<Logo>empty();
        if (logo.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        BrandSheet.send(response, logo.get());
    }
}

package org.mailward.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.boundary.BrandedHost;
import org.mailward.branding.boundary.Branding.Look;

/// Colours and logo of the provider whose host name this is, for pages before the sign-in.
@WebServlet({"/brand/brand.css", "/brand/logo"})
public class HostBrandServlet extends HttpServlet {

    @Inject
    private HostBrands brands;

    @Inject
    private BrandedHost hosts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals("/brand/brand.css")) {
            BrandSheet.send(response, brands.look(request.getServerName()).map(Look::style).orElse(BrandStyle.PLAIN));
            return;
        }
        var logo = hosts.logo(request.getServerName().toLowerCase(Locale.ROOT));
        if (logo.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        BrandSheet.send(response, logo.get());
    }
}

package org.mailward.web.shell;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.boundary.Branding;

/// The brand's colours as a style sheet, so that no page needs an inline style.
@WebServlet("/app/brand.css")
public class BrandSheetServlet extends HttpServlet {

    @Inject
    private CurrentScope current;

    @Inject
    private Branding branding;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var style = current.isSeated() ? branding.look(current.scope()).style() : BrandStyle.PLAIN;
        BrandSheet.send(response, style);
    }
}

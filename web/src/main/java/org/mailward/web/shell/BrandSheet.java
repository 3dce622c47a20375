package org.mailward.web.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mailward.branding.BrandStyle;
import org.mailward.branding.Logo;

/// How a brand's colours and logo go out.
public final class BrandSheet {

    private BrandSheet() {
    }

    /// The colours as a style sheet, so that no page needs an inline style.
    public static void send(HttpServletResponse response, BrandStyle style) throws IOException {
        response.setContentType("text/css;charset=UTF-8");
        // Both values are colours by the record's own invariant, so nothing else can stand here.
        response.getWriter().print(":root{--brand:" + style.colour() + ";--brand-ink:" + style.ink() + "}");
    }

    public static void send(HttpServletResponse response, Logo logo) throws IOException {
        response.setContentType(logo.type().mediaType());
        // A picture that is opened by itself is a document: it may load and run nothing.
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        response.getOutputStream().write(logo.bytes());
    }
}

package org.mailward.web.shell;

import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/// Says in words that a form's file is too large. Without this the server drops the form's fields with the file, and the page comes back
/// as if nothing had been sent.
@WebFilter(filterName = "large-upload", urlPatterns = {"/app/brand", "/app/brand.xhtml", "/app/add-domains", "/app/add-domains.xhtml"})
public class LargeUploadFilter implements Filter {

    /// As the pages' servlet takes in `web.xml`, in bytes.
    private static final long LARGEST = 2L * 1024 * 1024;
    /// How much of a refused upload is still read, so that the browser gets to the answer.
    private static final long READ = 64L * 1024 * 1024;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        var type = request.getContentType();
        if (((HttpServletRequest) request).getMethod().equals("POST") && type != null && type.startsWith("multipart/") && request.getContentLengthLong() > LARGEST) {
            discard(request.getInputStream());
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void discard(InputStream body) throws IOException {
        var block = new byte[1 << 16];
        long read = 0;
        for (int some = body.read(block); some >= 0 && read < READ; some = body.read(block)) {
            read += some;
        }
    }
}

package org.mailward.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.mailward.publishing.ReportFile;

/// Sends finished files, and the same "not found" for whatever is not the caller's.
public final class Downloads {

    private Downloads() {
    }

    /// The id in this parameter; empty for anything else.
    public static Optional<UUID> id(HttpServletRequest request, String parameter) {
        var text = request.getParameter(parameter);
        return text != null && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    public static void send(HttpServletResponse response, Optional<ReportFile> file) throws IOException {
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(file.get().mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file.get().name() + "\"");
        response.setContentLength(file.get().bytes().length);
        response.getOutputStream().write(file.get().bytes());
    }
}

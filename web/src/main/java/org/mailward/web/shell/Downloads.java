package org.mailward.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mailward.publishing.ReportFile;
import org.mailward.tenancy.Outcome;

/// Sends files, and the same "not found" for whatever is not the caller's.
public final class Downloads {

    private Downloads() {
    }

    /// The id in this parameter; empty for anything else.
    public static Optional<UUID> id(HttpServletRequest request, String parameter) {
        var text = request.getParameter(parameter);
        return text != null && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /// Sends what was made of what this parameter names.
    static <T> void make(HttpServletRequest request, HttpServletResponse response, Optional<UUID> named, Function<UUID, Outcome<T>> making, Sending<T> sending) throws IOException {
        switch (named.map(making).orElseGet(Outcome::missing)) {
            case Outcome.Done<T>(var made) -> sending.send(made);
            case Outcome.Refused<T> _ -> Outage.BUSY.answer(request, response);
            case Outcome.Missing<T>() -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /// How something is sent.
    interface Sending<T> {
        void send(T made) throws IOException;
    }

    public static void send(HttpServletResponse response, Optional<ReportFile> file) throws IOException {
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        send(response, file.get());
    }

    static void send(HttpServletResponse response, ReportFile file) throws IOException {
        response.setContentType(file.mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        response.setContentLength(file.bytes().length);
        response.getOutputStream().write(file.bytes());
    }
}

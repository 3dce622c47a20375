package org.mailward.web.intake;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailward.intake.boundary.PostTlsReports;
import org.mailward.intake.boundary.PostTlsReports.Answer;
import org.mailward.web.publicsite.VisitorAddress;

/// Takes reports on encryption that senders of mail post (RFC 8460 §5.4): `/tlsrpt/<token>`.
///
/// Nobody signs in. Nothing of a body is read before the token is known, and never more than is taken at once.
@WebServlet(PostTlsReports.PATH + "/*")
public class TlsReportServlet extends HttpServlet {

    /// RFC 8460 §5.4.
    private static final Set<String> TYPES = Set.of("application/tlsrpt+gzip", "application/tlsrpt+json");
    private static final int TOO_MANY = 429;
    /// Seconds after which a report that was not taken is worth posting again.
    private static final int RETRY_AFTER = 600;

    @Inject
    private PostTlsReports reports;

    @Inject
    private VisitorAddress visitors;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var token = Optional.ofNullable(request.getPathInfo()).map(path -> path.substring(1)).orElse("");
        var address = visitors.of(request);
        switch (reports.ask(token, address)) {
            case Answer.Open(var most) -> receive(request, response, token, address, most);
            case Answer other -> answer(response, other);
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, String token, String address, long most) throws IOException {
        var type = Optional.ofNullable(request.getContentType()).map(named -> named.split(";")[0].strip().toLowerCase(Locale.ROOT)).orElse("");
        if (!TYPES.contains(type)) {
            say(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "Send a report as application/tlsrpt+gzip or application/tlsrpt+json (RFC 8460 §5.4).");
            return;
        }
        var body = request.getContentLengthLong() > most ? Optional.<ReceivedBody>empty() : ReceivedBody.of(request.getInputStream(), most);
        if (body.isEmpty()) {
            answer(response, new Answer.TooLarge(most));
            return;
        }
        try (var report = body.get()) {
            answer(response, reports.post(token, address, type, report));
        }
    }

    private static void answer(HttpServletResponse response, Answer answer) throws IOException {
        switch (answer) {
            case Answer.Taken _ -> say(response, HttpServletResponse.SC_ACCEPTED, "The report was taken.");
            case Answer.Unknown _ -> say(response, HttpServletResponse.SC_NOT_FOUND, "No reports are taken at this address.");
            case Answer.Closed(var sentence) -> say(response, HttpServletResponse.SC_GONE, sentence + ".");
            case Answer.Often _ -> later(response, TOO_MANY, "Too many reports came from your address. Post this one again later.");
            case Answer.Later(var sentence) -> later(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, sentence + ".");
            case Answer.TooLarge(var most) -> say(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "At most " + most + " bytes are taken at once.");
            case Answer.Open _ -> throw new IllegalStateException("A report that was posted is not asked for again");
        }
    }

    private static void later(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setIntHeader("Retry-After", RETRY_AFTER);
        say(response, status, sentence);
    }

    /// In plain text: whoever reads it is a program, or a person who looks into its log.
    private static void say(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(sentence);
    }
}

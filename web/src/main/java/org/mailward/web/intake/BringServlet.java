package org.mailward.web.intake;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.intake.ArrivedBytes;
import org.mailward.intake.Way;
import org.mailward.intake.boundary.BringReports;
import org.mailward.intake.boundary.BringReports.Brought;
import org.mailward.platform.time.Ids;
import org.mailward.tenancy.Outcome;
import org.mailward.web.component.Text;
import org.mailward.web.intake.Deliveries.Piece;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.Downloads;

/// Takes the files of the page on which reports are brought. Apart from the pages, since no other form takes so much.
@WebServlet("/app/bring")
@MultipartConfig(fileSizeThreshold = ReceivedBody.SMALL, maxFileSize = BringServlet.LARGEST_FILE, maxRequestSize = BringServlet.LARGEST_DELIVERY)
public class BringServlet extends HttpServlet {

    /// Bytes. The boundary refuses sooner and says why; this is for what never gets that far.
    static final long LARGEST_FILE = 256L * 1024 * 1024;
    static final long LARGEST_DELIVERY = 512L * 1024 * 1024;
    /// Files in one go.
    private static final int MOST_FILES = 200;

    @Inject
    private CurrentScope current;

    @Inject
    private BringReports bringing;

    @Inject
    private Deliveries deliveries;

    @Inject
    private Ids ids;

    @Inject
    private Text text;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        if (!current.isSeated() || !current.isProviderStaff()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var word = ids.next().toString();
        deliveries.keep(word, pieces(request));
        response.sendRedirect(request.getContextPath() + "/app/bring-reports?delivery=" + word);
    }

    private List<Piece> pieces(HttpServletRequest request) throws IOException, ServletException {
        Collection<Part> parts;
        try {
            parts = request.getParts();
        } catch (IllegalStateException tooLarge) {
            // This is how the server tells it.
            return List.of(new Piece(text.of("bring.all-files"), null, text.of("bring.too-large", LARGEST_DELIVERY / 1024 / 1024)));
        }
        var customer = Downloads.id(request, "customer");
        var pieces = new ArrayList<Piece>();
        for (var part : parts) {
            var name = Optional.ofNullable(part.getSubmittedFileName()).map(FileName::plain).orElse("");
            if ("files".equals(part.getName()) && !name.isEmpty()) {
                pieces.add(pieces.size() < MOST_FILES ? bring(customer, name, part) : new Piece(name, null, text.of("bring.too-many", MOST_FILES)));
            }
        }
        return pieces.isEmpty() ? List.of(new Piece(text.of("bring.all-files"), null, text.of("bring.nothing"))) : pieces;
    }

    private Piece bring(Optional<UUID> customer, String name, Part part) {
        var file = new Brought(Way.UPLOAD, name, Optional.ofNullable(part.getContentType()).orElse(""), new OfPart(part));
        return switch (bringing.bring(current.scope(), customer, file)) {
            case Outcome.Done<UUID>(var arrival) -> new Piece(name, arrival, "");
            case Outcome.Refused<UUID>(_, var sentence) -> new Piece(name, null, sentence);
            case Outcome.Missing<UUID>() -> new Piece(name, null, text.of("bring.no-customer"));
        };
    }

    /// In memory or in a file of the server's, which goes with the request.
    private record OfPart(Part part) implements ArrivedBytes {
        @Override
        public InputStream open() throws IOException {
            return part.getInputStream();
        }

        @Override
        public long size() {
            return part.getSize();
        }
    }
}

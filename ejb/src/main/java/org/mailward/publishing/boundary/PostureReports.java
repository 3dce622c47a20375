package org.mailward.publishing.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.platform.pdf.PostureReportPdf;
import org.mailward.platform.persistence.Transactions;
import org.mailward.publishing.PostureReport;
import org.mailward.publishing.PostureReportCsv;
import org.mailward.publishing.ReportFile;
import org.mailward.publishing.control.DrawingPlaces;
import org.mailward.publishing.control.ReportAssembly;
import org.mailward.publishing.control.ReportNames;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.traffic.DayRange;

/// A customer's posture as a file under the provider's brand. No transaction is held while it is drawn, or waits for its turn.
@Stateless
@Boundary
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class PostureReports {

    @Inject
    private ReportAssembly assembly;

    @Inject
    private Transactions transactions;

    @Inject
    private PostureReportPdf pdf;

    @Inject
    private DrawingPlaces places;

    /// Days that a report looks back on when nobody says otherwise.
    public static final int DAYS = 90;

    /// @param paper empty for what is usual in the customer's country
    /// @return missing when the customer is not in scope, refused when too many are being drawn
    public Outcome<ReportFile> pdf(Scope scope, UUID customer, Optional<PaperSize> paper, Edition edition) {
        return made(scope, customer, DAYS, assembled -> new ReportFile(name(assembled.report(), "pdf"), "application/pdf",
                pdf.draw(assembled.report(), paper.orElse(PaperSize.in(assembled.country())), edition)));
    }

    /// The table of the customer's domains for a spreadsheet.
    /// @return as for [#pdf]: it is read from the same report
    public Outcome<ReportFile> csv(Scope scope, UUID customer) {
        return made(scope, customer, DAYS, assembled -> new ReportFile(name(assembled.report(), "csv"), "text/csv;charset=UTF-8", PostureReportCsv.of(assembled.report())));
    }

    /// The pages of a report as it would be drawn now, to be looked at on a screen.
    /// @param days that it looks back on, 1 to [DayRange#MOST]
    /// @return XHTML that holds its own styles and pictures and fetches nothing; missing and refused as for [#pdf]
    public Outcome<String> preview(Scope scope, UUID customer, Optional<PaperSize> paper, Edition edition, int days) {
        return made(scope, customer, days, assembled -> pdf.pages(assembled.report(), paper.orElse(PaperSize.in(assembled.country())), edition));
    }

    /// Whoever asks for what is not there is told so at once. The others have their place before anything large is read.
    private <T> Outcome<T> made(Scope scope, UUID customer, int days, Function<ReportAssembly.Assembled, T> make) {
        if (!transactions.call(() -> assembly.knows(scope, customer))) {
            return Outcome.missing();
        }
        return places.in(scope, () -> transactions.call(() -> assembly.assemble(scope, customer, days)).map(make).map(Outcome::done).orElseGet(Outcome::missing));
    }

    private static String name(PostureReport report, String ending) {
        return ReportNames.of(report) + "." + ending;
    }
}

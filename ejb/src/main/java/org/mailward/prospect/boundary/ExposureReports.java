package org.mailward.prospect.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.EvidenceJson;
import org.mailward.assessment.Examination;
import org.mailward.audit.control.Audit;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.platform.pdf.PostureReportPdf;
import org.mailward.platform.persistence.Transactions;
import org.mailward.prospect.Prospect;
import org.mailward.prospect.store.Prospects;
import org.mailward.publishing.ExposureReport;
import org.mailward.publishing.ReportFile;
import org.mailward.publishing.control.DrawingPlaces;
import org.mailward.publishing.control.ReportAssembly;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// A prospect's baseline as a file under the provider's brand. No transaction is held while it is drawn.
@Stateless
@Boundary
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class ExposureReports {

    @Inject
    private Prospects prospects;

    @Inject
    private ReportAssembly assembly;

    @Inject
    private Transactions transactions;

    @Inject
    private PostureReportPdf pdf;

    @Inject
    private DrawingPlaces places;

    @Inject
    private Audit audit;

    /// @return missing when the prospect is not in scope, refused when too many reports are being drawn
    public Outcome<ReportFile> pdf(Scope scope, UUID id, PaperSize paper) {
        if (transactions.call(() -> prospects.find(scope, id)).isEmpty()) {
            return Outcome.missing();
        }
        return places.in(scope, () -> drawn(scope, id, paper).map(Outcome::done).orElseGet(Outcome::missing));
    }

    private Optional<ReportFile> drawn(Scope scope, UUID id, PaperSize paper) {
        return transactions.call(() -> prospects.find(scope, id).map(prospect -> {
            audit.note(scope, "prospect.report-made", id, prospect.profile().name());
            return report(scope, prospect);
        })).map(report -> new ReportFile(name(report), "application/pdf", pdf.draw(report, paper)));
    }

    private ExposureReport report(Scope scope, Prospect prospect) {
        var assessment = Examination.examine(EvidenceJson.read(prospect.evidence()));
        return new ExposureReport(assembly.brand(scope), prospect.profile().name(), assessment.gatheredAt(), Locale.UK, ZoneOffset.UTC, ReportAssembly.domain(assessment));
    }

    private static String name(ExposureReport report) {
        var plain = report.company().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return (plain.isEmpty() ? "prospect" : plain) + "-exposure-" + report.generatedAt().toString().substring(0, 10) + ".pdf";
    }
}

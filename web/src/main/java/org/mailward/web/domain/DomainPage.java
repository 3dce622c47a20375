package org.mailward.web.domain;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.boundary.DomainPosture.Posture;
import org.mailward.assessment.boundary.DomainPosture;
import org.mailward.assessment.Score.Deduction;
import org.mailward.assessment.Severity;
import org.mailward.compliance.boundary.ComplianceOverview.DomainCompliance;
import org.mailward.compliance.boundary.ComplianceOverview;
import org.mailward.compliance.ProfileResult;
import org.mailward.history.boundary.DomainChanges.Line;
import org.mailward.history.boundary.DomainChanges.Moment;
import org.mailward.history.boundary.DomainChanges;
import org.mailward.intake.boundary.ReportAddressBook.Address;
import org.mailward.intake.boundary.ReportAddressBook;
import org.mailward.onboarding.boundary.ProveControl.Proof;
import org.mailward.onboarding.boundary.ProveControl;
import org.mailward.platform.persistence.Page;
import org.mailward.scanning.boundary.Scanning;
import org.mailward.tenancy.Role;
import org.mailward.traffic.boundary.TrafficOverview;
import org.mailward.traffic.boundary.TrafficOverview.Summary;
import org.mailward.traffic.DayRange;
import org.mailward.web.component.Feedback;
import org.mailward.web.component.Text;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;
import org.mailward.web.traffic.ClientHeadline;
import org.mailward.web.traffic.Today;

/// One domain: what was found, what to do, what is published, and how it came to be.
@Named
@ViewScoped
public class DomainPage implements Serializable {

    private static final String HERE = "/app/domain.xhtml?faces-redirect=true&id=";

    /// Changes shown on the page; the others are on the page of all changes.
    private static final int CHANGES = 50;

    /// Days that the summary of traffic counts.
    private static final int SUMMARY = 30;

    @Inject
    private CurrentScope current;

    @Inject
    private DomainPosture postures;

    @Inject
    private DomainChanges history;

    @Inject
    private ProveControl control;

    @Inject
    private Scanning scanning;

    @Inject
    private ComplianceOverview overview;

    @Inject
    private Feedback feedback;

    @Inject
    private Text text;

    @Inject
    private TrafficOverview trafficOverview;

    @Inject
    private ReportAddressBook addresses;

    @Inject
    private Today today;

    private @Nullable Summary traffic;
    private @Nullable Address reportAddress;
    private @Nullable UUID id;
    private @Nullable UUID batch;
    private @Nullable Posture posture;
    private Page<Line> changes = new Page<>(0, List.of());
    private Optional<Proof> proof = Optional.empty();
    private ScanProgress progress = ScanProgress.NONE;
    private List<ProfileResult> compliance = List.of();

    public void load() {
        var scope = current.scope();
        posture = postures.posture(scope, wanted()).orElseThrow(NotInScope::new);
        changes = history.ofDomain(scope, wanted(), 0, CHANGES).orElseThrow(NotInScope::new);
        reportAddress = isChangeable() ? addresses.of(scope, wanted()).success().orElse(null) : null;
        proof = isChangeable() ? control.proof(scope, wanted()) : Optional.empty();
        compliance = overview.domain(scope, wanted()).map(DomainCompliance::results).orElse(List.of());
        traffic = trafficOverview.domainFigures(scope, wanted(), DayRange.last(SUMMARY, today.day())).filter(known -> known.figures().now().messages() > 0).orElse(null);
        look();
    }

    /// Looks how far the scan is that the address names.
    public void look() {
        progress = ScanProgress.of(Optional.ofNullable(batch).flatMap(asked -> scanning.progress(current.scope(), asked)));
    }

    public @Nullable String scan() {
        return feedback.of(() -> scanning.scan(current.scope(), List.of(wanted()))).map(asked -> {
            if (asked.scans() == 0) {
                feedback.done("domain.scan-waits");
            }
            return HERE + wanted() + (asked.scans() == 0 ? "" : "&batch=" + asked.batch());
        }).orElse(null);
    }

    public @Nullable String check() {
        return feedback.of(() -> control.check(current.scope(), wanted())).map(seen -> {
            feedback.done("proof.checked", text.word("proof", seen.state()));
            return HERE + wanted();
        }).orElse(null);
    }

    /// May this person ask for scans and checks?
    public boolean isChangeable() {
        return current.seat().role() != Role.CUSTOMER_VIEWER;
    }

    /// Answers "how is it?", in the reader's own voice.
    public String getHeadline() {
        return posture == null ? "" : text.word(current.isCustomerPerson() ? "domain.client" : "domain.staff", posture.line().stage());
    }

    /// What was taken off the score, nothing else.
    public List<Deduction> getDeductions() {
        return posture == null ? List.of()
                : posture.score().map(score -> score.deductions().stream().filter(deduction -> deduction.points() > 0).toList()).orElse(List.of());
    }

    /// Whole days since the domain came to its stage.
    public long getDaysInStage() {
        return posture == null ? 0 : posture.line().stageSince().map(since -> ChronoUnit.DAYS.between(since.atZone(ZoneOffset.UTC).toLocalDate(), today.day())).orElse(0L);
    }

    /// Is the domain not where it was to be by now?
    public boolean isOverdue() {
        return posture != null && posture.line().target().map(target -> target.overdue(posture.line().stage(), today.day())).orElse(false);
    }

    /// Findings that are only worth knowing, which the figures do not count.
    public long getNotes() {
        return posture == null ? 0 : posture.findings().stream().filter(open -> open.finding().severity() == Severity.INFO).count();
    }

    /// True when the newest scan could not tell the stage, so that an older one is shown.
    public boolean isStale() {
        return posture != null && posture.line().knownAt().isPresent() && !posture.line().knownAt().equals(posture.line().scannedAt());
    }

    private UUID wanted() {
        if (id == null) {
            throw new NotInScope();
        }
        return id;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID wanted) {
        id = wanted;
    }

    /// Where its reports are to be sent; empty for those who change nothing.
    public @Nullable Address getReportAddress() {
        return reportAddress;
    }

    public @Nullable UUID getBatch() {
        return batch;
    }

    public void setBatch(@Nullable UUID asked) {
        batch = asked;
    }

    public @Nullable Posture getPosture() {
        return posture;
    }

    public Page<Line> getChanges() {
        return changes;
    }

    /// The changes, those of one scan together.
    public List<Moment> getMoments() {
        return Moment.of(changes.rows());
    }

    public Optional<Proof> getProof() {
        return proof;
    }

    public List<ProfileResult> getCompliance() {
        return compliance;
    }

    public ScanProgress getProgress() {
        return progress;
    }

    /// What a client reads of that.
    public String getClientTraffic() {
        return traffic == null ? "" : ClientHeadline.of(text, traffic.figures().now(), traffic.stopped());
    }

    /// What was sent lately; null where nothing was reported.
    public @Nullable Summary getTraffic() {
        return traffic;
    }
}

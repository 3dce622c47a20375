package org.mailward.prospect;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;
import org.mailward.checker.CheckFigures;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.TenantRow;

/// A company that may become a customer, with the baseline: how its domain stood when it was first looked at.
@Entity
@Table(name = "prospect")
public class Prospect extends TenantRow {

    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    private String name;

    @Column(name = "contact_name")
    private String contactName;

    @Column(name = "contact_email")
    private String contactEmail;

    private String note;

    @Column(updatable = false)
    private String domain;

    @Column(updatable = false)
    private String evidence;

    @Column(name = "gathered_at", updatable = false)
    private Instant gatheredAt;

    @Column(updatable = false)
    private String stage;

    @Column(updatable = false)
    private @Nullable Integer score;

    @Column(updatable = false)
    private String grade;

    @Column(updatable = false)
    private @Nullable String worst;

    @Column(name = "open_findings", updatable = false)
    private int openFindings;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @Column(name = "converted_at")
    private @Nullable Instant convertedAt;

    @Version
    private int version;

    protected Prospect() {
    }

    /// The domain as it stood.
    /// @param evidence as JSON
    public record Baseline(DomainName domain, String evidence, CheckFigures figures) {
    }

    public Prospect(UUID id, ProspectProfile profile, Baseline baseline, String createdBy, Instant at) {
        super(id);
        describe(profile);
        this.domain = baseline.domain().ascii();
        this.evidence = baseline.evidence();
        var figures = baseline.figures();
        this.gatheredAt = figures.gatheredAt();
        this.stage = figures.stage().name();
        this.score = figures.score().orElse(null);
        this.grade = figures.grade().name();
        this.worst = figures.worst().map(Enum::name).orElse(null);
        this.openFindings = figures.openFindings();
        this.createdBy = createdBy;
        this.createdAt = at;
    }

    public final void describe(ProspectProfile profile) {
        name = profile.name();
        contactName = profile.contactName();
        contactEmail = profile.contactEmail();
        note = profile.note();
    }

    /// Notes which customer the prospect became; it becomes one once.
    public Outcome<UUID> become(UUID customer, Instant at) {
        if (customerId != null) {
            return Outcome.refused("", name + " is a customer already.");
        }
        customerId = customer;
        convertedAt = at;
        return Outcome.done(customer);
    }

    public ProspectProfile profile() {
        return new ProspectProfile(name, contactName, contactEmail, note);
    }

    /// The customer that it became; empty while it is none.
    public Optional<UUID> customerId() {
        return Optional.ofNullable(customerId);
    }

    public Optional<Instant> convertedAt() {
        return Optional.ofNullable(convertedAt);
    }

    public DomainName domain() {
        return new DomainName(domain);
    }

    public String evidence() {
        return evidence;
    }

    /// @return the baseline's figures; what nobody answered then is not among them
    public CheckFigures figures() {
        return new CheckFigures(gatheredAt, Stage.valueOf(stage), Optional.ofNullable(score), Grade.valueOf(grade),
                Optional.ofNullable(worst).map(Severity::valueOf), openFindings, 0);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }

    public int version() {
        return version;
    }
}

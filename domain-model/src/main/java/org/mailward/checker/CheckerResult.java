package org.mailward.checker;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.tenancy.TenantRow;

/// What one check of a domain found, for whoever has its link, until the link expires.
///
/// The evidence is kept and not the verdict, so that the page is worked out anew whenever it is looked at. Of the link only
/// the SHA-256 is kept, and nothing of the person who asked.
@Entity
@Table(name = "checker_result")
public class CheckerResult extends TenantRow {

    /// Who asked, where it was a visitor of the public page.
    public static final String VISITOR = "visitor";

    @Column(name = "secret_hash", updatable = false)
    private String secretHash;

    @Column(updatable = false)
    private String domain;

    @Column(name = "asked_at", updatable = false)
    private Instant askedAt;

    @Column(name = "asked_by", updatable = false)
    private String askedBy;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    @Enumerated(EnumType.STRING)
    private CheckState state;

    @Column(name = "gathered_at")
    private @Nullable Instant gatheredAt;

    private @Nullable String evidence;

    private @Nullable String stage;

    private @Nullable Integer score;

    private @Nullable String grade;

    private @Nullable String worst;

    @Column(name = "open_findings")
    private int openFindings;

    @Column(name = "unknown_checks")
    private int unknownChecks;

    @Version
    private int version;

    protected CheckerResult() {
    }

    /// @param askedBy a member's name, or [#VISITOR]
    public CheckerResult(UUID id, String secretHash, DomainName domain, String askedBy, Instant at, Instant expiresAt) {
        super(id);
        this.secretHash = secretHash;
        this.domain = domain.ascii();
        this.askedBy = askedBy;
        this.askedAt = at;
        this.expiresAt = expiresAt;
        this.state = CheckState.RUNNING;
    }

    /// @param found the evidence as JSON
    public void finish(String found, CheckFigures figures) {
        state = CheckState.DONE;
        evidence = found;
        gatheredAt = figures.gatheredAt();
        stage = figures.stage().name();
        score = figures.score().orElse(null);
        grade = figures.grade().name();
        worst = figures.worst().map(Enum::name).orElse(null);
        openFindings = figures.openFindings();
        unknownChecks = figures.unknownChecks();
    }

    public void fail() {
        state = CheckState.FAILED;
    }

    public boolean open(Instant now) {
        return now.isBefore(expiresAt);
    }

    public DomainName domain() {
        return new DomainName(domain);
    }

    public Instant askedAt() {
        return askedAt;
    }

    public boolean byVisitor() {
        return askedBy.equals(VISITOR);
    }

    public String askedBy() {
        return askedBy;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public CheckState state() {
        return state;
    }

    public Optional<String> evidence() {
        return Optional.ofNullable(evidence);
    }

    /// What the finished check found; empty before.
    public Optional<CheckFigures> figures() {
        return gatheredAt == null || stage == null || grade == null ? Optional.empty()
                : Optional.of(new CheckFigures(gatheredAt, Stage.valueOf(stage), Optional.ofNullable(score), Grade.valueOf(grade),
                        Optional.ofNullable(worst).map(Severity::valueOf), openFindings, unknownChecks));
    }
}

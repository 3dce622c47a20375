package org.mailward.scanning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.CustomerRow;

/// What one scan gathered, whole, so that its verdict can be given again at any later time, and the verdict's figures.
@Entity
@Immutable
@Table(name = "snapshot")
public class Snapshot extends CustomerRow {

    @Column(name = "domain_id", updatable = false)
    private UUID domainId;

    @Column(name = "taken_at", updatable = false)
    private Instant takenAt;

    private String stage;

    private @Nullable Integer score;

    private String grade;

    private String evidence;

    private int raised;

    private int sustained;

    private int eased;

    protected Snapshot() {
    }

    /// @param evidence everything that DNS and the web said, as JSON
    public Snapshot(UUID id, UUID customerId, UUID domainId, Instant takenAt, String stage, Optional<Integer> score, String grade,
                    String evidence, int raised, int sustained, int eased) {
        super(id, customerId);
        this.domainId = domainId;
        this.takenAt = takenAt;
        this.stage = stage;
        this.score = score.orElse(null);
        this.grade = grade;
        this.evidence = evidence;
        this.raised = raised;
        this.sustained = sustained;
        this.eased = eased;
    }

    public UUID domainId() {
        return domainId;
    }

    public Instant takenAt() {
        return takenAt;
    }

    public String stage() {
        return stage;
    }

    public Optional<Integer> score() {
        return Optional.ofNullable(score);
    }

    public String grade() {
        return grade;
    }

    public String evidence() {
        return evidence;
    }

    public int raised() {
        return raised;
    }

    public int sustained() {
        return sustained;
    }

    public int eased() {
        return eased;
    }
}

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

/// One scan: what it gathered, whole or by the name of the snapshot that gathered the same, so that its verdict can be given again at any later
/// time, and the verdict's figures.
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

    private @Nullable String evidence;

    @Column(name = "evidence_of", updatable = false)
    private @Nullable UUID evidenceOf;

    @Column(name = "evidence_print", updatable = false)
    private @Nullable String evidencePrint;

    @Column(name = "findings_print", updatable = false)
    private @Nullable String findingsPrint;

    private int raised;

    private int sustained;

    private int eased;

    protected Snapshot() {
    }

    /// What a scan saw.
    public sealed interface Seen {

        /// @param text everything that DNS and the web said, as JSON
        record Whole(String text) implements Seen {
        }

        /// The very same as an earlier snapshot of the domain, but for the time, and so it is not kept again.
        /// @param snapshot the one that keeps it
        record AsIn(UUID snapshot) implements Seen {
        }
    }

    /// By what a later scan is told to have seen and found the same, without reading either.
    ///
    /// @param evidence of what was seen
    /// @param findings of the findings and the open checks
    public record Prints(String evidence, String findings) {
    }

    /// @param prints empty for one that nothing is to be compared with
    public Snapshot(UUID id, UUID customerId, UUID domainId, Instant takenAt, String stage, Optional<Integer> score, String grade, Seen seen, Optional<Prints> prints,
                    int raised, int sustained, int eased) {
        super(id, customerId);
        this.domainId = domainId;
        this.takenAt = takenAt;
        this.stage = stage;
        this.score = score.orElse(null);
        this.grade = grade;
        switch (seen) {
            case Seen.Whole(String text) -> evidence = text;
            case Seen.AsIn(UUID snapshot) -> evidenceOf = snapshot;
        }
        this.evidencePrint = prints.map(Prints::evidence).orElse(null);
        this.findingsPrint = prints.map(Prints::findings).orElse(null);
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

    /// Empty where an earlier snapshot keeps it.
    public Optional<String> evidence() {
        return Optional.ofNullable(evidence);
    }

    /// The snapshot that keeps what this one saw; empty where it is this one.
    public Optional<UUID> evidenceOf() {
        return Optional.ofNullable(evidenceOf);
    }

    public Optional<Prints> prints() {
        return evidencePrint == null || findingsPrint == null ? Optional.empty() : Optional.of(new Prints(evidencePrint, findingsPrint));
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

package org.mailward.sources;

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
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.TenantRow;

/// A decision of somebody of the provider's staff about a source, with the reason; kept for good, also after it was taken back.
@Entity
@Table(name = "overruling")
public class Overruling extends TenantRow {

    public static final int SHORTEST_NOTE = 3;
    public static final int LONGEST_NOTE = 500;

    @Column(name = "customer_id", updatable = false)
    private @Nullable UUID customerId;

    @Column(name = "domain_id", updatable = false)
    private @Nullable UUID domainId;

    @Enumerated(EnumType.STRING)
    @Column(name = "subject_kind", updatable = false)
    private RulingSubject.Kind subjectKind;

    @Column(updatable = false)
    private String subject;

    @Column(name = "class", updatable = false)
    private short sourceClass;

    @Column(updatable = false)
    private String service;

    @Column(updatable = false)
    private String note;

    @Column(name = "made_at", updatable = false)
    private Instant madeAt;

    @Column(name = "made_by", updatable = false)
    private String madeBy;

    @Column(name = "taken_back_at")
    private @Nullable Instant takenBackAt;

    @Column(name = "taken_back_by")
    private String takenBackBy;

    private int domains;

    @Version
    private int version;

    protected Overruling() {
    }

    /// @param note why, in 3 to 500 characters
    /// @param madeBy a person's or key's name
    /// @throws InvalidInput for a note that is too short or too long
    public Overruling(Ruling ruling, String note, String madeBy) {
        super(ruling.id());
        this.customerId = ruling.customer().orElse(null);
        this.domainId = ruling.domain().orElse(null);
        this.subjectKind = ruling.subject().kind();
        this.subject = ruling.subject().text();
        this.sourceClass = (short) ruling.verdict().sourceClass().code();
        this.service = ruling.verdict().service();
        this.note = note.strip();
        this.madeAt = ruling.at();
        this.madeBy = madeBy;
        this.takenBackBy = "";
        if (this.note.length() < SHORTEST_NOTE || this.note.length() > LONGEST_NOTE) {
            throw new InvalidInput("note", "Say why, in " + SHORTEST_NOTE + " to " + LONGEST_NOTE + " characters; whoever looks later wants to know.");
        }
    }

    public void takeBack(String by, Instant at) {
        if (takenBackAt == null) {
            takenBackAt = at;
            takenBackBy = by;
        }
    }

    /// Its paths are in so many domains, which are now looked through.
    public void spreads(int over) {
        domains = over;
    }

    public Ruling ruling() {
        return new Ruling(id(), customerId(), domainId(), RulingSubject.kept(subjectKind, subject),
                new Verdict(SourceClass.of(sourceClass).orElseThrow(() -> new IllegalStateException("Overruling " + id() + " has the class " + sourceClass)), service), madeAt);
    }

    public Optional<UUID> customerId() {
        return Optional.ofNullable(customerId);
    }

    public Optional<UUID> domainId() {
        return Optional.ofNullable(domainId);
    }

    public String note() {
        return note;
    }

    public String madeBy() {
        return madeBy;
    }

    public Optional<Instant> takenBackAt() {
        return Optional.ofNullable(takenBackAt);
    }

    /// Empty when nobody did.
    public String takenBackBy() {
        return takenBackBy;
    }

    public boolean holds() {
        return takenBackAt == null;
    }

    /// In how many domains it was or is looked for.
    public int domains() {
        return domains;
    }
}

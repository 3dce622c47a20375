package org.mailward.publishing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.CustomerRow;

/// A report that somebody asked for, from the wish to the file. Its bytes are in [KeptReportFile].
///
/// Whoever works on it holds a lease; when that runs out without an end, another takes the report up.
@Entity
@Table(name = "kept_report")
public class KeptReport extends CustomerRow {

    /// Steps on the way: the figures are read, the pages drawn, the file stored.
    public static final int STEPS = 3;

    /// How the report is to be.
    /// @param edition `MANAGEMENT` or `TECHNICAL`
    /// @param paper `A4` or `LETTER`
    /// @param days that it looks back on
    public record Wish(String edition, String paper, int days) {
    }

    @Column(updatable = false)
    private String edition;

    @Column(updatable = false)
    private String paper;

    @Column(updatable = false)
    private int days;

    @Enumerated(EnumType.STRING)
    private KeptState state;

    private int step;

    private int attempts;

    @Column(name = "asked_at", updatable = false)
    private Instant askedAt;

    @Column(name = "asked_by", updatable = false)
    private String askedBy;

    @Column(name = "leased_until")
    private @Nullable Instant leasedUntil;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @Column(name = "as_of")
    private @Nullable Instant asOf;

    private String name;

    private int octets;

    private String trouble;

    @Version
    private int version;

    protected KeptReport() {
    }

    public KeptReport(UUID id, UUID customer, Wish wish, String askedBy, Instant at) {
        super(id, customer);
        this.edition = wish.edition();
        this.paper = wish.paper();
        this.days = wish.days();
        this.state = KeptState.WAITING;
        this.askedAt = at;
        this.askedBy = askedBy;
        this.name = "";
        this.trouble = "";
    }

    /// True when nobody works on it, or who did is silent for too long.
    public boolean due(Instant now) {
        return !state.over() && (leasedUntil == null || !leasedUntil.isAfter(now));
    }

    public void begin(Instant now, Duration lease) {
        state = KeptState.UNDERWAY;
        attempts++;
        step = 0;
        leasedUntil = now.plus(lease);
    }

    /// One step more is done; the lease begins anew.
    public void advance(int reached, Instant now, Duration lease) {
        step = reached;
        leasedUntil = now.plus(lease);
    }

    /// @param asOf when its figures were read
    /// @param name of the file, without its ending
    public void finish(Instant at, Instant asOf, String name, int octets) {
        this.state = KeptState.DONE;
        this.step = STEPS;
        this.leasedUntil = null;
        this.finishedAt = at;
        this.asOf = asOf;
        this.name = name;
        this.octets = octets;
    }

    /// @param sentence says what stood in the way and what to do
    public void fail(Instant at, String sentence) {
        this.state = KeptState.FAILED;
        this.leasedUntil = null;
        this.finishedAt = at;
        this.trouble = sentence;
    }

    /// It is tried again as soon as somebody has time.
    public void letGo() {
        state = KeptState.WAITING;
        step = 0;
        leasedUntil = null;
    }

    public Wish wish() {
        return new Wish(edition, paper, days);
    }

    public KeptState state() {
        return state;
    }

    public int step() {
        return step;
    }

    public int attempts() {
        return attempts;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public String askedBy() {
        return askedBy;
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    public Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }

    public String name() {
        return name;
    }

    public int octets() {
        return octets;
    }

    public String trouble() {
        return trouble;
    }
}

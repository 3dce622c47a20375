package org.mailward.mailbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.TenantRow;

/// What became of reading a mailbox, and who reads it now. It has the id of its mailbox.
///
/// Apart from the mailbox itself, so that reading it never stands in the way of a person who edits it.
@Entity
@Table(name = "mailbox_look")
public class MailboxLook extends TenantRow {

    /// The longest wait after trouble; it doubles from the usual one.
    public static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 12;

    @Column(name = "leased_until")
    private @Nullable Instant leasedUntil;

    @Column(name = "next_at")
    private Instant nextAt;

    @Column(name = "looked_at")
    private @Nullable Instant lookedAt;

    private long taken;

    private long failed;

    @Column(name = "troubles_in_row")
    private int troublesInRow;

    private String trouble;

    @Column(name = "trouble_at")
    private @Nullable Instant troubleAt;

    private long validity;

    @Column(name = "last_uid")
    private long lastUid;

    @Version
    private int version;

    protected MailboxLook() {
    }

    public MailboxLook(UUID mailbox, Instant at) {
        super(mailbox);
        this.nextAt = at;
        this.trouble = "";
    }

    public boolean due(Instant now) {
        return !nextAt.isAfter(now) && !leased(now);
    }

    public boolean leased(Instant now) {
        return leasedUntil != null && leasedUntil.isAfter(now);
    }

    /// Takes or renews the right to read the mailbox.
    public void lease(Instant until) {
        this.leasedUntil = until;
    }

    /// Notes how far reading has come, in a folder whose numbers hold while its validity stays the same.
    public void progress(long validity, long lastUid, long moreTaken, long moreFailed) {
        this.validity = validity;
        this.lastUid = lastUid;
        this.taken += moreTaken;
        this.failed += moreFailed;
    }

    /// The last message that was taken in this folder; 0 when its numbers were given anew since.
    public long lastUid(long currentValidity) {
        return validity == currentValidity ? lastUid : 0;
    }

    /// The look went well.
    public void end(Instant at, Duration wait) {
        this.leasedUntil = null;
        this.lookedAt = at;
        this.troublesInRow = 0;
        this.nextAt = at.plus(wait);
    }

    /// The look ended in trouble; the next waits the longer the more often that happened in a row.
    public void end(Instant at, Duration wait, String sentence) {
        this.leasedUntil = null;
        this.lookedAt = at;
        this.trouble = sentence;
        this.troubleAt = at;
        var longer = wait.multipliedBy(1L << Math.min(troublesInRow, MOST_DOUBLINGS));
        this.troublesInRow++;
        this.nextAt = at.plus(longer.compareTo(LONGEST_WAIT) > 0 && LONGEST_WAIT.compareTo(wait) > 0 ? LONGEST_WAIT : longer);
    }

    /// To be read as soon as possible, such as after it was described anew.
    public void soon(Instant at) {
        this.nextAt = at;
    }

    public Instant nextAt() {
        return nextAt;
    }

    public Optional<Instant> lookedAt() {
        return Optional.ofNullable(lookedAt);
    }

    public long taken() {
        return taken;
    }

    public long failed() {
        return failed;
    }

    /// True when the last look ended in trouble.
    public boolean troubled() {
        return troublesInRow > 0;
    }

    /// The sentence of the last trouble; empty when there was none yet.
    public String trouble() {
        return trouble;
    }

    public Optional<Instant> troubleAt() {
        return Optional.ofNullable(troubleAt);
    }

    public int version() {
        return version;
    }
}

package org.mailward.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.TenantRow;

/// Something that came in: a row before anything in it is read, and until long after.
@Entity
@Table(name = "arrival")
public class Arrival extends TenantRow {

    @Column(name = "customer_id", updatable = false)
    private @Nullable UUID customerId;

    @Column(name = "domain_id", updatable = false)
    private @Nullable UUID domainId;

    @Column(name = "received_at", updatable = false)
    private Instant receivedAt;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Way way;

    @Column(updatable = false)
    private String origin;

    @Column(updatable = false)
    private String sender;

    @Column(updatable = false)
    private String recipient;

    @Column(updatable = false)
    private String authentication;

    @Column(name = "file_name", updatable = false)
    private String fileName;

    @Column(name = "content_type", updatable = false)
    private String contentType;

    @Column(updatable = false)
    private byte[] sha256;

    @Column(updatable = false)
    private long size;

    @Enumerated(EnumType.STRING)
    private ArrivalState state;

    private String reason;

    private String sentence;

    private int attempts;

    private int alone;

    private int reader;

    @Column(name = "leased_until")
    private @Nullable Instant leasedUntil;

    @Column(name = "done_at")
    private @Nullable Instant doneAt;

    @Column(name = "done_by")
    private String doneBy;

    @Column(name = "raw_expires_on", updatable = false)
    private LocalDate rawExpiresOn;

    @Version
    private int version;

    protected Arrival() {
    }

    /// Lays it aside: it stays in the ledger, and is not read again by itself.
    /// @param why in a person's words
    public void discard(String why, String by, Instant at) {
        state = ArrivalState.DISCARDED;
        sentence = why;
        doneBy = by;
        doneAt = at;
    }

    /// Lets it be read once more, as if it had just come in.
    public void readAgain(String by) {
        state = ArrivalState.RECEIVED;
        reason = "";
        sentence = "";
        attempts = 0;
        alone = 0;
        leasedUntil = null;
        doneAt = null;
        doneBy = by;
    }

    public Optional<UUID> customerId() {
        return Optional.ofNullable(customerId);
    }

    public Optional<UUID> domainId() {
        return Optional.ofNullable(domainId);
    }

    public Owner owner() {
        return new Owner(providerId(), customerId(), domainId());
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Way way() {
        return way;
    }

    public String origin() {
        return origin;
    }

    public String sender() {
        return sender;
    }

    public String recipient() {
        return recipient;
    }

    /// What was found out about the sender, as JSON; empty when nobody looked.
    public String authentication() {
        return authentication;
    }

    public String fileName() {
        return fileName;
    }

    public String contentType() {
        return contentType;
    }

    /// In hexadecimal.
    public String sha256() {
        return HexFormat.of().formatHex(sha256);
    }

    /// In bytes.
    public long size() {
        return size;
    }

    public ArrivalState state() {
        return state;
    }

    /// The permanent id of what is wrong; empty when nothing is.
    public String reason() {
        return reason;
    }

    /// What is wrong, in words.
    public String sentence() {
        return sentence;
    }

    public int attempts() {
        return attempts;
    }

    public Optional<Instant> doneAt() {
        return Optional.ofNullable(doneAt);
    }

    /// Who discarded it or had it read again; empty when nobody did.
    public String doneBy() {
        return doneBy;
    }

    /// From this day on the bytes may be gone.
    public LocalDate rawExpiresOn() {
        return rawExpiresOn;
    }
}

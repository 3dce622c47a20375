package org.mailward.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.mailward.tenancy.CustomerRow;

/// A change of a domain's records, as it was seen.
@Entity
@Immutable
@Table(name = "dns_change")
public class DnsChange extends CustomerRow {

    /// Between two values of a record set; values hold no character below the blank but a line feed.
    private static final String BETWEEN = "\t";

    @Column(name = "domain_id", updatable = false)
    private UUID domainId;

    @Column(name = "snapshot_id", updatable = false)
    private UUID snapshotId;

    @Column(name = "seen_at", updatable = false)
    private Instant seenAt;

    private String name;

    private String type;

    @Enumerated(EnumType.STRING)
    private Topic topic;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String before;

    private String after;

    protected DnsChange() {
    }

    /// @param seenAt the snapshot's time
    public DnsChange(UUID id, UUID customerId, UUID domainId, UUID snapshotId, Instant seenAt, Change change) {
        super(id, customerId);
        this.domainId = domainId;
        this.snapshotId = snapshotId;
        this.seenAt = seenAt;
        this.name = change.subject().name();
        this.type = change.subject().type();
        this.topic = Topic.of(change);
        this.kind = change.kind();
        this.before = String.join(BETWEEN, change.before());
        this.after = String.join(BETWEEN, change.after());
    }

    public UUID domainId() {
        return domainId;
    }

    public UUID snapshotId() {
        return snapshotId;
    }

    public Instant seenAt() {
        return seenAt;
    }

    public Topic topic() {
        return topic;
    }

    public Change change() {
        return new Change(new Subject(name, type), kind == Kind.APPEARED ? List.of() : values(before), kind == Kind.VANISHED ? List.of() : values(after));
    }

    private static List<String> values(String text) {
        return List.of(text.split(BETWEEN, -1));
    }
}

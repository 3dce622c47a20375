package org.mailward.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/// A customer that an analyst looks after.
@Entity
@Table(name = "assignment")
public class Assignment extends CustomerRow {

    @Column(name = "membership_id", updatable = false)
    private UUID membershipId;

    @Column(updatable = false)
    private String subject;

    protected Assignment() {
    }

    public Assignment(UUID id, UUID customerId, Membership analyst) {
        super(id, customerId);
        this.membershipId = analyst.id();
        this.subject = analyst.subject();
    }

    public UUID membershipId() {
        return membershipId;
    }
}

package org.mailward.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.mailward.audit.AuditEvent;
import org.mailward.audit.store.AuditLog;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Scope;

/// Notes a deed in the transaction that does it: both stand or neither.
@ApplicationScoped
public class Audit {

    @Inject
    private AuditLog log;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    public void note(Scope scope, String action, UUID object, String detail) {
        var customer = scope instanceof Scope.OneCustomer one ? Optional.of(one.customer()) : Optional.<UUID>empty();
        log.add(scope, new AuditEvent(ids.next(), scope.actor(), customer, time.now(), action, object.toString(), detail));
    }

    public void noteOf(Scope scope, UUID customer, String action, UUID object, String detail) {
        log.add(scope, new AuditEvent(ids.next(), scope.actor(), Optional.of(customer), time.now(), action, object.toString(), detail));
    }
}

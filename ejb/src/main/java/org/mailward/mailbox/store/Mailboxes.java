package org.mailward.mailbox.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.mailbox.Mailbox;
import org.mailward.mailbox.MailboxLook;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;

/// A provider's mailboxes, for those who see all of its customers.
@ApplicationScoped
public class Mailboxes {

    @Inject
    private Persistence persistence;

    /// In the order of their names.
    public List<Mailbox> all(Scope scope) {
        return persistence.query(scope, "select m from Mailbox m where {m of provider} order by lower(m.name), m.id", Mailbox.class).getResultList().stream()
                .filter(_ -> scope.seesAllCustomers()).toList();
    }

    public Optional<Mailbox> find(Scope scope, UUID id) {
        return persistence.find(scope, "select m from Mailbox m where {m of provider} and m.id = :id", Mailbox.class, id).filter(_ -> scope.seesAllCustomers());
    }

    public List<MailboxLook> looks(Scope scope) {
        return persistence.query(scope, "select l from MailboxLook l where {l of provider}", MailboxLook.class).getResultList().stream()
                .filter(_ -> scope.seesAllCustomers()).toList();
    }

    public Optional<MailboxLook> look(Scope scope, UUID mailbox) {
        return persistence.find(scope, "select l from MailboxLook l where {l of provider} and l.id = :id", MailboxLook.class, mailbox)
                .filter(_ -> scope.seesAllCustomers());
    }

    /// The same, held against other transactions until this one ends.
    public Optional<MailboxLook> hold(Scope scope, UUID mailbox) {
        return persistence.query(scope, "select l from MailboxLook l where {l of provider} and l.id = :id", MailboxLook.class).setParameter("id", mailbox)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream().filter(_ -> scope.seesAllCustomers()).findFirst();
    }

    /// Mailboxes that may be read now, the longest waiting first.
    public List<UUID> due(Scope scope, Instant now) {
        if (!scope.seesAllCustomers()) {
            return List.of();
        }
        return persistence.query(scope, """
                select l.id from MailboxLook l where {l of provider} and l.nextAt <= :now and (l.leasedUntil is null or l.leasedUntil <= :now)
                   and exists (select 1 from Mailbox m where {m of provider} and m.id = l.id and m.paused = false)
                 order by l.nextAt""", UUID.class).setParameter("now", now).getResultList();
    }

    public void add(Scope scope, Mailbox mailbox, MailboxLook look) {
        persistence.add(scope, mailbox);
        // The one refers to the other, of which Hibernate knows nothing.
        persistence.flush(scope);
        persistence.add(scope, look);
    }

    public void remove(Scope scope, UUID mailbox) {
        persistence.delete(scope, "delete from MailboxLook l where {l of provider} and l.id = :id", query -> query.setParameter("id", mailbox));
        persistence.delete(scope, "delete from Mailbox m where {m of provider} and m.id = :id", query -> query.setParameter("id", mailbox));
    }
}

package org.mailward.mailbox.control;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailward.mailbox.Afterwards;
import org.mailward.mailbox.Mailbox;
import org.mailward.mailbox.MailboxLook;
import org.mailward.mailbox.MailboxPlan;
import org.mailward.mailbox.MailboxProof;
import org.mailward.mailbox.Protection;
import org.mailward.mailbox.store.Mailboxes;
import org.mailward.tenancy.Actor;
import org.mailward.tenancy.Scope;

/// One mailbox and what is known of it, without a database.
final class MailboxBeans {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final UUID ID = new UUID(0, 7);
    static final Scope SCOPE = new Scope.WholeProvider(new UUID(0, 1), Actor.system("mailboxes"));

    private MailboxBeans() {
    }

    static MailboxPlan plan(String host) {
        return new MailboxPlan("Reports", Optional.empty(), host, 993, Protection.TLS, "reports", MailboxProof.REFRESH_TOKEN, "https://login." + host + "/token", "mailward", "", "INBOX",
                Afterwards.MOVE, "Done", "Failed");
    }

    static Mailboxes holding(Mailbox mailbox, MailboxLook look) {
        return new Mailboxes() {
            @Override
            public Optional<Mailbox> find(Scope scope, UUID id) {
                return Optional.of(mailbox);
            }

            @Override
            public Optional<MailboxLook> hold(Scope scope, UUID id) {
                return Optional.of(look);
            }
        };
    }

    static void set(Object bean, String name, Object value) throws ReflectiveOperationException {
        var field = bean.getClass().getDeclaredField(name);
        field.setAccessible(true);
        field.set(bean, value);
    }
}

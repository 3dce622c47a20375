package org.mailward.mailbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.mailward.mailbox.store.Mailboxes;
import org.mailward.platform.jobs.ManagedThreads;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.control.EachProvider;

/// Sends a reader to each mailbox whose time has come, a few at the same time.
@ApplicationScoped
public class MailboxRounds {

    private static final Logger LOG = System.getLogger(MailboxRounds.class.getName());

    @Inject
    private EachProvider eachProvider;

    @Inject
    private Mailboxes mailboxes;

    @Inject
    private MailboxReader reader;

    @Inject
    private MailSettings settings;

    @Inject
    private Transactions transactions;

    @Inject
    private ManagedThreads threads;

    @Inject
    private Time time;

    private final Set<UUID> reading = ConcurrentHashMap.newKeySet();

    /// Starts what is due, as far as there is room, and returns at once.
    public void begin() {
        if (reading.size() >= settings.imap().concurrent()) {
            return;
        }
        eachProvider.run("mailboxes", scope -> {
            for (var mailbox : transactions.call(() -> mailboxes.due(scope, time.now()))) {
                if (reading.size() < settings.imap().concurrent() && reading.add(mailbox)) {
                    threads.execute(() -> read(scope, mailbox));
                }
            }
        });
    }

    private void read(Scope scope, UUID mailbox) {
        try {
            reader.read(scope, mailbox);
        } catch (RuntimeException e) {
            // Nobody waits for this thread. The lease runs out, and then the mailbox is read again.
            LOG.log(Level.WARNING, "The mailbox " + mailbox + " could not be read", e);
        } finally {
            reading.remove(mailbox);
        }
    }
}

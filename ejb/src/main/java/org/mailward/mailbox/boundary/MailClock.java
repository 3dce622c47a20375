package org.mailward.mailbox.boundary;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.mailward.mailbox.control.MailSettings;
import org.mailward.mailbox.control.MailboxRounds;
import org.mailward.mailbox.control.ReportDesk;
import org.mailward.platform.mailbox.Desk;
import org.mailward.platform.mailbox.MailReceiver;
import org.mailward.platform.time.Time;

/// Keeps the receiver of mail running, and sends somebody to the mailboxes when it is time.
@Singleton
@Startup
@PermitAll
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailClock {

    private static final Logger LOG = System.getLogger(MailClock.class.getName());

    @Resource
    private ContextService contexts;

    @Inject
    private MailSettings settings;

    @Inject
    private ReportDesk desk;

    @Inject
    private MailboxRounds rounds;

    @Inject
    private Time time;

    private Optional<MailReceiver> receiver = Optional.empty();
    private String lastTrouble = "";

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void tend() {
        if (settings.receiver().enabled() && receiver.isEmpty()) {
            start();
        }
        receiver.ifPresent(MailReceiver::tend);
        rounds.begin();
    }

    /// After the application is deployed, because only then its names can be looked up; and again while the port is taken.
    private void start() {
        try {
            // The receiver's threads are its own, so the desk brings the application's context along.
            receiver = Optional.of(MailReceiver.start(settings.receiver(), contexts.createContextualProxy(desk, Desk.class), time));
            LOG.log(Level.INFO, "Mail is received on port {0}", Integer.toString(receiver.get().port()));
        } catch (IllegalStateException | IllegalArgumentException e) {
            if (!e.getMessage().equals(lastTrouble)) {
                lastTrouble = e.getMessage();
                LOG.log(Level.ERROR, lastTrouble);
            }
        }
    }

    @PreDestroy
    void stop() {
        receiver.ifPresent(MailReceiver::close);
    }
}

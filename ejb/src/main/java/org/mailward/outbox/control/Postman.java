package org.mailward.outbox.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailward.branding.store.Brands;
import org.mailward.outbox.LetterHead;
import org.mailward.outbox.PrintedLetter;
import org.mailward.outbox.store.OutgoingMails;
import org.mailward.outbox.store.OutgoingMails.Due;
import org.mailward.platform.jobs.ManagedThreads;
import org.mailward.platform.mailbox.sending.Handed;
import org.mailward.platform.mailbox.sending.MailServerConnection;
import org.mailward.platform.mailbox.sending.Parcel;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.secrets.Vault;
import org.mailward.platform.secrets.VaultTrouble;
import org.mailward.platform.time.Allowances;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.control.EachProvider;

/// Takes mails out of the outbox and hands them to the mail server.
///
/// Each mail is sent at least once, and in the rule exactly once: a node takes it with a lease, hands it over without a transaction, and
/// notes in another that the server took it. A node or a server that dies between the two leaves a lease that runs out, and the mail is
/// sent again with the Message-ID that it had, by which mail programs and receivers tell that it is the same (RFC 5322 §3.6.4). Several
/// nodes may work at the same time.
@ApplicationScoped
public class Postman {

    private static final Logger LOG = System.getLogger(Postman.class.getName());
    /// Longer than a patient server can take over one mail.
    private static final Duration LEASE = Duration.ofMinutes(15);
    /// Mails of one provider before the others have their turn.
    private static final int ROUND = 50;
    private static final String ALL = "all";
    private static final String TOO_LATE = "It was not sent in time and would now tell an old story.";

    @Inject
    private OutgoingMails mails;

    @Inject
    private Brands brands;

    @Inject
    private Vault vault;

    @Inject
    private OutboxSettings settings;

    @Inject
    private EachProvider eachProvider;

    @Inject
    private Transactions transactions;

    @Inject
    private ManagedThreads threads;

    @Inject
    private Time time;

    private final AtomicBoolean underway = new AtomicBoolean();
    private Allowances allowance = new Allowances(1, Duration.ofMinutes(1), 1);
    private volatile Instant restUntil = Instant.MIN;
    private volatile int silences;

    @PostConstruct
    void open() {
        allowance = new Allowances(settings.perMinute(), Duration.ofMinutes(1), 1);
    }

    /// Sends what is due in the background, unless this node is about it already.
    public void begin() {
        if (settings.configured() && !time.now().isBefore(restUntil) && underway.compareAndSet(false, true)) {
            try {
                threads.execute(this::round);
            } catch (RejectedExecutionException | IllegalStateException e) {
                underway.set(false);
                LOG.log(Level.WARNING, "No thread was free to send mails; the clock begins again", e);
            }
        }
    }

    private void round() {
        try (var server = new MailServerConnection(settings.server())) {
            eachProvider.run("outbox", scope -> send(scope, server));
        } finally {
            underway.set(false);
        }
    }

    /// Gives up what is worth nothing any more, and forgets what is long over.
    public void clear(Scope scope) {
        transactions.run(() -> {
            mails.expire(scope, time.now(), TOO_LATE);
            mails.forget(scope, time.now().minus(settings.keep()));
        });
    }

    private void send(Scope scope, MailServerConnection server) {
        for (int i = 0; i < ROUND && !time.now().isBefore(restUntil); i++) {
            if (!allowance.take(ALL, time.now())) {
                return;
            }
            var taken = transactions.call(() -> mails.take(scope, time.now(), LEASE, 1));
            if (taken.isEmpty()) {
                return;
            }
            hand(scope, server, taken.getFirst());
        }
    }

    private void hand(Scope scope, MailServerConnection server, Due due) {
        // The logo is read where it is asked for, so within the transaction.
        var head = transactions.call(() -> brands.ofProvider(scope).map(known -> new LetterHead(known.style(), known.logo())).orElse(LetterHead.PLAIN));
        Handed handed;
        try {
            var letter = due.secret().map(sealed -> due.letter().with(vault.open(sealed, Outbox.owner(scope, due.id())))).orElse(due.letter());
            handed = server.send(new Parcel(due.id(), head.sender(), head.replyTo(), due.recipient(), due.address(), PrintedLetter.of(letter, head), head.logo(), due.writtenAt()));
        } catch (VaultTrouble e) {
            handed = new Handed.Refused(String.valueOf(e.getMessage()));
        }
        note(scope, due, handed);
    }

    private void note(Scope scope, Due due, Handed handed) {
        switch (handed) {
            case Handed.Taken() -> {
                silences = 0;
                transactions.run(() -> mails.sent(scope, due.id(), time.now()));
            }
            case Handed.Refused(var why) -> transactions.run(() -> mails.fail(scope, due.id(), why));
            case Handed.NotNow(var why, var reached) -> {
                if (!reached) {
                    rest(why);
                    transactions.run(() -> mails.postpone(scope, due.id(), restUntil, why, false));
                } else if (due.attempts() >= settings.attempts()) {
                    transactions.run(() -> mails.fail(scope, due.id(), why));
                } else {
                    transactions.run(() -> mails.postpone(scope, due.id(), time.now().plus(settings.rest(due.attempts())), why, true));
                }
            }
        }
    }

    /// The server's trouble is no mail's fault: all wait.
    private void rest(String why) {
        silences++;
        restUntil = time.now().plus(settings.rest(silences));
        LOG.log(Level.WARNING, "Mails wait until {0}: {1}", restUntil, why);
    }
}

package org.mailward.mailbox.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.audit.control.Audit;
import org.mailward.mailbox.Afterwards;
import org.mailward.mailbox.Mailbox;
import org.mailward.mailbox.MailboxLook;
import org.mailward.mailbox.MailboxPlan;
import org.mailward.mailbox.MailboxProof;
import org.mailward.mailbox.control.MailboxVisits;
import org.mailward.mailbox.store.Mailboxes;
import org.mailward.platform.mailbox.MailboxTrouble;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.secrets.VaultTrouble;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.control.StillServed;

/// The mailboxes that reports are read from: set up, tried, paused and removed.
@Stateless
@Boundary
@RolesAllowed(Role.Names.PROVIDER_ADMIN)
public class MailboxDesk {

    /// What trying a mailbox showed.
    /// @param waiting messages in its folder that would be read, counted up to a limit
    public record Tried(int waiting) {
    }

    private static final int MOST_COUNTED = 1_000;
    private static final String MEANWHILE = "Somebody else changed this mailbox meanwhile. Load the page anew to compare, then save again.";

    @Inject
    private Mailboxes mailboxes;

    @Inject
    private MailboxVisits visits;

    @Inject
    private Transactions transactions;

    @Inject
    private StillServed served;

    @Inject
    private Audit audit;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    /// In the order of their names.
    public List<MailboxView> all(Scope scope) {
        var looks = mailboxes.looks(scope).stream().collect(Collectors.toMap(MailboxLook::id, look -> look));
        return mailboxes.all(scope).stream().filter(mailbox -> looks.containsKey(mailbox.id())).map(mailbox -> MailboxView.of(mailbox, looks.get(mailbox.id()))).toList();
    }

    public Optional<MailboxView> find(Scope scope, UUID id) {
        return mailboxes.find(scope, id).flatMap(mailbox -> mailboxes.look(scope, id).map(look -> MailboxView.of(mailbox, look)));
    }

    /// @param password the password, or for OAuth the application's secret
    /// @param refreshToken for [MailboxProof#REFRESH_TOKEN], else empty
    public Outcome<UUID> add(Scope scope, MailboxPlan plan, String password, String refreshToken) {
        var missing = missingSecret(plan, password, refreshToken);
        if (missing.isPresent()) {
            return Outcome.refused(missing.get(), "Without it nobody is let into the mailbox.");
        }
        return served.change(scope, plan.customer(), () -> added(scope, plan, password, refreshToken));
    }

    private Outcome<UUID> added(Scope scope, MailboxPlan plan, String password, String refreshToken) {
        var id = ids.next();
        try {
            mailboxes.add(scope, new Mailbox(id, plan, visits.seal(scope, id, password, refreshToken), time.now()), new MailboxLook(id, time.now()));
        } catch (VaultTrouble noKey) {
            return Outcome.refused("", noKey.getMessage());
        }
        audit.note(scope, "mailbox.added", id, plan.name() + ": " + plan.user() + " at " + plan.host());
        return Outcome.done(id);
    }

    /// @param password empty to keep what is known
    /// @param refreshToken empty to keep what is known
    /// @param version of the mailbox that the editor started from
    public Outcome<UUID> describe(Scope scope, UUID id, MailboxPlan plan, String password, String refreshToken, int version) {
        var mailbox = mailboxes.find(scope, id);
        return mailbox.isEmpty() ? Outcome.missing() : served.change(scope, plan.customer(), () -> described(scope, mailbox.get(), plan, password, refreshToken, version));
    }

    private Outcome<UUID> described(Scope scope, Mailbox mailbox, MailboxPlan plan, String password, String refreshToken, int version) {
        if (mailbox.version() != version) {
            return Outcome.refused("", MEANWHILE);
        }
        boolean kept = password.isEmpty() && refreshToken.isEmpty();
        var before = mailbox.plan();
        // A secret that was entered for one server is never sent to another one.
        if (kept && !(before.host().equals(plan.host()) && before.user().equals(plan.user()) && before.tokenAddress().equals(plan.tokenAddress()) && before.proof() == plan.proof())) {
            return Outcome.refused("password", "Where to sign in has changed, so enter the secret for it again.");
        }
        var missing = missingSecret(plan, password, refreshToken);
        if (!kept && missing.isPresent()) {
            return Outcome.refused(missing.get(), "Enter the whole secret again; what is kept is never shown, and never mixed with what is new.");
        }
        try {
            if (!kept) {
                mailbox.keep(visits.seal(scope, mailbox.id(), password, refreshToken));
            }
        } catch (VaultTrouble noKey) {
            return Outcome.refused("", noKey.getMessage());
        }
        mailbox.describe(plan);
        mailboxes.look(scope, mailbox.id()).ifPresent(look -> look.soon(time.now()));
        audit.note(scope, "mailbox.changed", mailbox.id(), plan.name() + ": " + plan.user() + " at " + plan.host());
        return Outcome.done(mailbox.id());
    }

    public Outcome<UUID> pause(Scope scope, UUID id, boolean paused) {
        var mailbox = mailboxes.find(scope, id);
        if (mailbox.isEmpty()) {
            return Outcome.missing();
        }
        // Nothing comes from one any more that belongs to an off-boarded customer; to let it rest is all that is left, or to remove it.
        var closed = paused ? Optional.<String>empty() : mailbox.get().plan().customer().flatMap(customer -> served.objection(scope, customer));
        if (closed.isPresent()) {
            return Outcome.refused("", closed.get());
        }
        mailbox.get().pause(paused);
        if (paused) {
            audit.note(scope, "mailbox.paused", id, mailbox.get().name());
        } else {
            mailboxes.look(scope, id).ifPresent(look -> look.soon(time.now()));
            audit.note(scope, "mailbox.resumed", id, mailbox.get().name());
        }
        return Outcome.done(id);
    }

    /// Forgets the mailbox and its secret. What came from it stays.
    public Outcome<UUID> remove(Scope scope, UUID id) {
        var mailbox = mailboxes.find(scope, id);
        if (mailbox.isEmpty()) {
            return Outcome.missing();
        }
        audit.note(scope, "mailbox.removed", id, mailbox.get().name());
        mailboxes.remove(scope, id);
        return Outcome.done(id);
    }

    /// Signs in and counts, and changes nothing in the mailbox but for making its folders when they are not there.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Outcome<Tried> tryIt(Scope scope, UUID id) {
        var mailbox = transactions.call(() -> mailboxes.find(scope, id));
        if (mailbox.isEmpty()) {
            return Outcome.missing();
        }
        var plan = mailbox.get().plan();
        try (var visit = visits.begin(scope, mailbox.get())) {
            visit.ensure(plan.failedFolder());
            if (plan.afterwards() == Afterwards.MOVE) {
                visit.ensure(plan.doneFolder());
            }
            long validity = visit.validity();
            long from = plan.afterwards() == Afterwards.MOVE ? 0L : transactions.call(() -> mailboxes.look(scope, id).map(look -> look.lastUid(validity)).orElse(0L));
            return Outcome.done(new Tried(visit.waiting(from, MOST_COUNTED).size()));
        } catch (MailboxTrouble | VaultTrouble trouble) {
            return Outcome.refused("", trouble.getMessage());
        }
    }

    /// The field that lacks something, if one does.
    private static Optional<String> missingSecret(MailboxPlan plan, String password, String refreshToken) {
        return switch (plan.proof()) {
            case PASSWORD, CLIENT_CREDENTIALS -> password.isEmpty() ? Optional.of("password") : Optional.empty();
            case REFRESH_TOKEN -> refreshToken.isEmpty() ? Optional.of("refreshToken") : Optional.empty();
        };
    }
}

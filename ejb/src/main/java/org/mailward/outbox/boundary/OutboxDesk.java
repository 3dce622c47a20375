package org.mailward.outbox.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.store.Standings;
import org.mailward.audit.control.Audit;
import org.mailward.outbox.MailLine;
import org.mailward.outbox.MailState;
import org.mailward.outbox.control.OutboxSettings;
import org.mailward.outbox.store.OutgoingMails;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.control.StillServed;

/// The outbox, for the provider's admins: what was written to whom, whether it went, and why not.
@Stateless
@Boundary
@RolesAllowed(Role.Names.PROVIDER_ADMIN)
public class OutboxDesk {

    /// A mail in the list.
    /// @param customerName empty for a mail to the provider's own people
    public record Line(MailLine mail, String customerName) {
    }

    /// How sending stands.
    /// @param configured false where the installation has no mail server: mails wait, and are given up when their time is over
    /// @param from the address that mails come from; empty where there is no server
    /// @param counts mails in each state; states without any are left out
    public record Service(boolean configured, String from, Map<MailState, Long> counts) {
        public Service {
            counts = Map.copyOf(counts);
        }
    }

    @Inject
    private OutgoingMails mails;

    @Inject
    private Standings standings;

    @Inject
    private OutboxSettings settings;

    @Inject
    private StillServed served;

    @Inject
    private Audit audit;

    @Inject
    private Time time;

    public Service service(Scope scope) {
        return new Service(settings.configured(), settings.configured() ? settings.server().from() : "", mails.counts(scope));
    }

    /// The newest first.
    /// @param states none for all
    public Page<Line> page(Scope scope, Collection<MailState> states, int first, int count) {
        var page = mails.page(scope, states, first, count);
        return new Page<>(page.total(), named(scope, page.rows()));
    }

    public Optional<Line> find(Scope scope, UUID mail) {
        return mails.find(scope, mail).map(line -> named(scope, List.of(line)).getFirst());
    }

    /// Has a mail that failed tried again.
    public Outcome<UUID> retry(Scope scope, UUID mail) {
        var found = mails.find(scope, mail);
        return found.isEmpty() ? Outcome.missing() : served.change(scope, found.get().customer(), () -> retried(scope, found.get()));
    }

    private Outcome<UUID> retried(Scope scope, MailLine mail) {
        if (!mails.retry(scope, mail.id(), time.now(), time.now().plus(mail.kind().worth()))) {
            return Outcome.refused("", "Only a mail that failed can be tried again.");
        }
        mail.customer().ifPresentOrElse(customer -> audit.noteOf(scope, customer, "mail.retried", mail.id(), mail.address()),
                () -> audit.note(scope, "mail.retried", mail.id(), mail.address()));
        return Outcome.done(mail.id());
    }

    private List<Line> named(Scope scope, List<MailLine> lines) {
        var customers = lines.stream().flatMap(line -> line.customer().stream()).distinct().toList();
        var names = customers.isEmpty() ? Map.<UUID, String>of() : standings.names(scope, customers);
        return lines.stream().map(line -> new Line(line, line.customer().map(id -> names.getOrDefault(id, "")).orElse(""))).toList();
    }
}

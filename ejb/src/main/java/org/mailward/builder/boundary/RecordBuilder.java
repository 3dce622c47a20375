package org.mailward.builder.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.builder.Draft;
import org.mailward.builder.RecordKind;
import org.mailward.builder.Rehearsal;
import org.mailward.builder.control.FormWork;
import org.mailward.builder.control.Rehearsals;
import org.mailward.builder.form.Worked;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.control.AskingAllowance;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Transactions;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// Drafts records for a domain and says what they would change. Nothing is stored, and nothing is published.
///
/// No transaction is held while DNS is asked, which nobody has done without an end: then the refusal has no field and says when it goes on.
@Stateless
@Boundary
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN})
public class RecordBuilder {

    /// The most drafts that are judged together.
    public static final int MOST = 10;

    /// A record as somebody wishes it.
    /// @param label the selector of a DKIM key or BIMI record, the whole name of a TLSA record; empty for the usual one
    /// @param value the record; for CAA, MX and TLSA one to a line; empty to publish none
    public record Wish(RecordKind kind, String label, String value) {
    }

    /// A record as it is published.
    /// @param values one entry per record
    public record Standing(UUID id, DomainName domain, UUID customer, RecordKind kind, String label, List<String> values) {
        public Standing {
            values = List.copyOf(values);
        }
    }

    @Inject
    private ManagedDomains domains;

    @Inject
    private Transactions transactions;

    @Inject
    private Rehearsals rehearsals;

    @Inject
    private FormWork forms;

    @Inject
    private AskingAllowance allowance;

    /// What is published now, for a form to begin with. Without a label where one is needed there is nothing to begin with.
    public Outcome<Standing> standing(Scope scope, UUID id, RecordKind kind, String label) {
        var found = find(scope, id);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        var domain = found.get();
        var wanted = label.isBlank() ? kind.usualLabel().orElse("") : label;
        if (kind.isLabelled() && wanted.isBlank()) {
            return Outcome.done(new Standing(id, domain.name(), domain.customerId(), kind, "", List.of()));
        }
        try {
            var draft = new Draft(kind, domain.name(), wanted, "");
            return allowance.ask(scope, () -> Outcome.done(new Standing(id, domain.name(), domain.customerId(), kind, draft.label(),
                    rehearsals.standing(draft, rehearsals.published(domain.name())))));
        } catch (IllegalArgumentException wrong) {
            return Outcome.refused("label", sentence(wrong));
        }
    }

    /// Opens a form with what is published, or judges one that was filled in.
    public Outcome<Worked> work(Scope scope, UUID id, Worked.Sheet sheet) {
        return find(scope, id).map(domain -> allowance.ask(scope, () -> Outcome.done(forms.work(domain.name(), sheet)))).orElseGet(Outcome::missing);
    }

    /// Judges drafts together, as if all of them were published.
    public Outcome<Rehearsal> rehearse(Scope scope, UUID id, List<Wish> wishes) {
        var found = find(scope, id);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        if (wishes.isEmpty() || wishes.size() > MOST) {
            return Outcome.refused("drafts", "Between one and " + MOST + " drafts are judged together, not " + wishes.size() + ".");
        }
        var drafts = new ArrayList<Draft>();
        for (var wish : wishes) {
            try {
                drafts.add(new Draft(wish.kind(), found.get().name(), wish.label().isBlank() ? wish.kind().usualLabel().orElse("") : wish.label(), wish.value()));
            } catch (IllegalArgumentException wrong) {
                return Outcome.refused("value", sentence(wrong));
            }
        }
        return allowance.ask(scope, () -> Outcome.done(rehearsals.rehearse(found.get().name(), drafts)));
    }

    private Optional<ManagedDomain> find(Scope scope, UUID id) {
        return transactions.call(() -> domains.find(scope, id));
    }

    private static String sentence(IllegalArgumentException wrong) {
        return wrong.getMessage() + ".";
    }
}

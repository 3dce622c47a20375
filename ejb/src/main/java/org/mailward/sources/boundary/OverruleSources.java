package org.mailward.sources.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.audit.control.Audit;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.sources.Overruling;
import org.mailward.sources.Ruling;
import org.mailward.sources.RulingSubject;
import org.mailward.sources.SourceClass;
import org.mailward.sources.Verdict;
import org.mailward.sources.control.ApplyRulings;
import org.mailward.sources.store.Overrulings;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.control.StillServed;
import org.mailward.tenancy.store.Customers;

/// Decisions of the provider's staff about who sends: for a domain, a customer or everywhere. They hold for what was reported before
/// and for what will be, until they are taken back. A customer's own people neither decide nor read why.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class OverruleSources {

    /// Paths that are looked at to foresee what a decision does; more are only called more.
    public static final int FORESEEN = 5_000;

    /// What somebody means to decide.
    ///
    /// @param customer empty to decide for all customers
    /// @param domain empty to decide for all of the customer's domains; it may stand alone
    public record Draft(Optional<UUID> customer, Optional<UUID> domain, RulingSubject subject, Verdict verdict) {
    }

    /// A domain for which something may be decided.
    public record Place(UUID domain, DomainName name, UUID customer, String customerName) {
    }

    /// What a decision would be about.
    ///
    /// @param paths addresses with their evidence that the subject fits
    /// @param aligned those among them whose mail is aligned and stays so
    /// @param whole nothing was left out
    public record Foreseen(int paths, int aligned, int domains, int customers, boolean whole) {
    }

    /// A decision as people see it.
    ///
    /// @param customerName empty when it holds for all
    /// @param domains in how many domains its paths are or were looked for
    /// @param left how many of those are still to be looked through
    /// @param takenBackBy empty when nobody did
    public record Line(Ruling ruling, String customerName, Optional<DomainName> domainName, String note, String madeBy, Optional<Instant> takenBackAt, String takenBackBy,
            int domains, int left) {

        public UUID id() {
            return ruling.id();
        }

        public boolean holds() {
            return takenBackAt.isEmpty();
        }

        public int done() {
            return Math.max(0, domains - left);
        }
    }

    @Inject
    private Overrulings overrulings;

    @Inject
    private ApplyRulings apply;

    @Inject
    private Customers customers;

    @Inject
    private ManagedDomains domains;

    @Inject
    private PublicSuffixList suffixes;

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

    public Optional<Place> place(Scope scope, UUID domain) {
        return domains.find(scope, domain).map(found -> new Place(domain, found.name(), found.customerId(), customers.find(scope, found.customerId()).orElseThrow().name()));
    }

    /// What a decision would be about; changes nothing.
    public Outcome<Foreseen> foresee(Scope scope, Draft draft) {
        return placed(scope, draft).map(ruling -> {
            var found = overrulings.fitting(scope, ruling.subject(), ruling.customer(), ruling.domain(), FORESEEN);
            var fitting = found.paths();
            return new Foreseen(fitting.size(), (int) fitting.stream().filter(one -> one.path().sourceClass() == SourceClass.ALIGNED).count(),
                    (int) fitting.stream().map(Overrulings.Fitting::domain).distinct().count(), (int) fitting.stream().map(Overrulings.Fitting::customer).distinct().count(),
                    found.whole());
        });
    }

    /// Decides. Where one domain is concerned, it is done when this returns; more are done in the background.
    ///
    /// @param note why, in 3 to 500 characters; for the staff alone
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Outcome<UUID> decide(Scope scope, Draft draft, String note) {
        var decided = transactions.call(() -> decided(scope, draft, note));
        decided.success().ifPresent(_ -> begin(scope));
        return decided;
    }

    private Outcome<UUID> decided(Scope scope, Draft draft, String note) {
        return placed(scope, draft).map(ruling -> {
            var overruling = new Overruling(ruling, note, scope.actor().name());
            overrulings.add(scope, overruling);
            overruling.spreads(overrulings.spread(scope, ruling));
            note(scope, overruling, "source.overruled");
            return overruling.id();
        });
    }

    /// Takes a decision back: its paths are what the evidence, or a wider decision, says.
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Outcome<UUID> takeBack(Scope scope, UUID id) {
        var taken = transactions.call(() -> takenBack(scope, id));
        taken.success().ifPresent(_ -> begin(scope));
        return taken;
    }

    private Outcome<UUID> takenBack(Scope scope, UUID id) {
        var found = overrulings.find(scope, id);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        var overruling = found.get();
        if (!overruling.holds()) {
            return Outcome.refused("", "It was taken back already, by " + overruling.takenBackBy() + ".");
        }
        var closed = overruling.customerId().flatMap(customer -> served.objection(scope, customer));
        if (closed.isPresent()) {
            return Outcome.refused("", closed.get());
        }
        overruling.takeBack(scope.actor().name(), time.now());
        overruling.spreads(overrulings.spreadBack(scope, id));
        note(scope, overruling, "source.overruling-taken-back");
        return Outcome.done(id);
    }

    /// One domain at once, so that whoever decides about one sees it done.
    private void begin(Scope scope) {
        apply.some(scope.provider(), 1);
    }

    public Optional<Line> find(Scope scope, UUID id) {
        return overrulings.find(scope, id).map(overruling -> lines(scope, List.of(overruling)).getFirst());
    }

    /// The newest first.
    ///
    /// @param holding only what was not taken back
    public Page<Line> page(Scope scope, boolean holding, int first, int count) {
        var page = overrulings.page(scope, holding, first, count);
        return new Page<>(page.total(), lines(scope, page.rows()));
    }

    private List<Line> lines(Scope scope, List<Overruling> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        var left = overrulings.left(scope, all.stream().map(Overruling::id).toList());
        var named = all.stream().flatMap(one -> one.customerId().stream()).distinct().flatMap(id -> customers.find(scope, id).stream()).collect(Collectors.toMap(Customer::id, Customer::name));
        var known = domains.some(scope, all.stream().flatMap(one -> one.domainId().stream()).distinct().toList()).stream().collect(Collectors.toMap(ManagedDomain::id, ManagedDomain::name));
        return all.stream().map(one -> new Line(one.ruling(), one.customerId().map(named::get).orElse(""), one.domainId().map(known::get), one.note(), one.madeBy(), one.takenBackAt(),
                one.takenBackBy(), one.domains(), left.getOrDefault(one.id(), 0))).toList();
    }

    /// The decision with its place: a domain's customer is the domain's own.
    private Outcome<Ruling> placed(Scope scope, Draft draft) {
        var domain = draft.domain().map(id -> domains.find(scope, id));
        if (domain.isPresent() && domain.get().isEmpty() || draft.customer().isPresent() && customers.find(scope, draft.customer().get()).isEmpty()) {
            return Outcome.missing();
        }
        var customer = domain.map(found -> found.orElseThrow().customerId()).or(draft::customer);
        if (!draft.customer().or(() -> customer).equals(customer)) {
            return Outcome.missing();
        }
        var closed = customer.flatMap(id -> served.objection(scope, id));
        if (closed.isPresent()) {
            return Outcome.refused("reach", closed.get());
        }
        if (customer.isEmpty() && !scope.seesAllCustomers()) {
            return Outcome.refused("reach", "Only somebody who looks after all customers can decide for all of them. Decide for a customer or a domain of yours.");
        }
        if (draft.subject() instanceof RulingSubject.DkimDomain(var name) && isPublic(name) || draft.subject() instanceof RulingSubject.ReturnPathDomain(var path) && isPublic(path)) {
            return Outcome.refused(RulingSubject.FIELD, "Strangers register names below this one, so a decision about it would be one about strangers. Enter a domain that somebody owns.");
        }
        return Outcome.done(new Ruling(ids.next(), customer, draft.domain(), draft.subject(), draft.verdict(), time.now()));
    }

    private boolean isPublic(String name) {
        return suffixes.registrableDomain(new DomainName(name)).isEmpty();
    }

    private void note(Scope scope, Overruling overruling, String action) {
        var ruling = overruling.ruling();
        // Without the note: a customer's admin reads this log, and the note is for the staff.
        var detail = ruling.subject().text() + ": " + (ruling.verdict().service().isEmpty() ? ruling.verdict().sourceClass().name() : ruling.verdict().service());
        overruling.customerId().ifPresentOrElse(customer -> audit.noteOf(scope, customer, action, overruling.id(), detail), () -> audit.note(scope, action, overruling.id(), detail));
    }
}

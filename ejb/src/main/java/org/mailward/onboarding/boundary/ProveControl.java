package org.mailward.onboarding.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailward.audit.control.Audit;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.ProofState;
import org.mailward.estate.control.AskingAllowance;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.control.StillServed;

/// Proof that a customer controls a domain, by a TXT record that only its owner can publish.
///
/// No transaction is held while DNS is asked.
@Stateless
@Boundary
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN})
public class ProveControl {

    /// What to publish, and what was last seen of it.
    public record Proof(String recordName, String recordValue, ProofState state, Optional<Instant> checkedAt, Optional<Instant> provenAt) {
        static Proof of(ManagedDomain domain) {
            return new Proof(domain.proofToken().recordName(domain.name()).ascii(), domain.proofToken().recordValue(),
                    domain.proofState(), domain.proofCheckedAt(), domain.provenAt());
        }
    }

    @Inject
    private ManagedDomains domains;

    @Inject
    private Transactions transactions;

    @Inject
    private LiveDnsResolver dns;

    @Inject
    private StillServed served;

    @Inject
    private AskingAllowance allowance;

    @Inject
    private Audit audit;

    @Inject
    private Time time;

    public Optional<Proof> proof(Scope scope, UUID domain) {
        return transactions.call(() -> domains.find(scope, domain).map(Proof::of));
    }

    /// Asks DNS for the token now.
    /// @return refused when the customer was off-boarded; without a field when it was done too often, with when it goes on
    public Outcome<Proof> check(Scope scope, UUID id) {
        var known = transactions.call(() -> domains.find(scope, id));
        if (known.isEmpty()) {
            return Outcome.missing();
        }
        var closed = transactions.call(() -> served.objection(scope, known.get().customerId()));
        if (closed.isPresent()) {
            return Outcome.refused("customer", closed.get());
        }
        return allowance.ask(scope, () -> look(scope, id, known.get()));
    }

    private Outcome<Proof> look(Scope scope, UUID id, ManagedDomain known) {
        var seen = known.proofToken().check(known.name(), dns.fresh(known.name()));
        return transactions.call(() -> domains.hold(scope, id).map(domain -> {
            boolean before = domain.mayReceiveReports();
            domain.noteProof(seen, time.now());
            if (!before && domain.mayReceiveReports()) {
                audit.noteOf(scope, domain.customerId(), "domain.proven", id, domain.name().unicode());
            }
            return Outcome.done(Proof.of(domain));
        }).orElseGet(Outcome::missing));
    }
}

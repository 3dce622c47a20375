package org.mailward.estate.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.mailward.audit.control.Audit;
import org.mailward.estate.ManagedDomain;
import org.mailward.estate.StageTarget;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.control.StillServed;

/// Says which stage a domain is to reach, and by when.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class StageTargets {

    @Inject
    private ManagedDomains domains;

    @Inject
    private StillServed served;

    @Inject
    private Audit audit;

    /// @param target empty to take back what was said
    /// @return the domain's id
    public Outcome<UUID> aim(Scope scope, UUID id, Optional<StageTarget> target) {
        var found = domains.hold(scope, id);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        return served.change(scope, found.get().customerId(), () -> aimed(scope, found.get(), target));
    }

    private Outcome<UUID> aimed(Scope scope, ManagedDomain domain, Optional<StageTarget> target) {
        if (!domain.target().equals(target)) {
            domain.aim(target);
            audit.noteOf(scope, domain.customerId(), "domain.target-set", domain.id(), domain.name().unicode() + ": " + inWords(target));
        }
        return Outcome.done(domain.id());
    }

    private static String inWords(Optional<StageTarget> target) {
        return target.map(wanted -> wanted.stage() + wanted.by().map(day -> " by " + day).orElse("")).orElse("none");
    }
}

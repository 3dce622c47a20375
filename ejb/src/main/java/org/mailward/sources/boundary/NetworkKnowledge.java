package org.mailward.sources.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.mailward.sources.NetworkTable;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// What the installation knows of networks: which file it has, and of when.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class NetworkKnowledge {

    /// @param there false when the operator has set no file; nothing is then known of countries and holders
    /// @param date of the data
    /// @param networks how many it knows
    public record Known(boolean there, LocalDate date, int networks) {
    }

    @Inject
    private NetworkTable networks;

    public Known known(Scope scope) {
        return new Known(networks.size() > 0, networks.date(), networks.size());
    }
}

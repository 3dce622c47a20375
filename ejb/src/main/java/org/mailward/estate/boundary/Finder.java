package org.mailward.estate.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.IDN;
import java.util.Locale;
import org.mailward.estate.Found;
import org.mailward.estate.store.Finds;
import org.mailward.mailauth.dns.Idna;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// Finds customers and domains by a part of their name, while somebody types it.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class Finder {

    private static final int LONGEST = 253;

    @Inject
    private Finds finds;

    /// @param text what was typed; of more than 253 characters only the beginning counts
    /// @param most customers, and most domains
    public Found find(Scope scope, String text, int most) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        wanted = wanted.substring(0, Math.min(LONGEST, wanted.length()));
        if (wanted.isEmpty()) {
            return Found.NOTHING;
        }
        return new Found(finds.customers(scope, wanted, most), finds.domains(scope, wire(wanted), most));
    }

    /// Domains are kept in the form that goes on the wire, and typed in the form that people write.
    private static String wire(String text) {
        try {
            return Idna.toAscii(text, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}

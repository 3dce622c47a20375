package org.mailward.intake.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.intake.IntakeSettings;
import org.mailward.intake.ReportAddress;
import org.mailward.intake.store.ReportAddresses;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Randomness;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// Where each domain's reports are to be sent.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class ReportAddressBook {

    /// A domain's address, and what to publish so that reports come to it.
    ///
    /// @param permissionName where the reports host must say that it takes reports about this domain (RFC 9990 §4)
    public record Address(String address, String rua, DomainName permissionName, String permissionValue) {
    }

    @Inject
    private ReportAddresses addresses;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Ids ids;

    @Inject
    private Randomness randomness;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.reports.host", defaultValue = "reports.mailward.example")
    private String ownHost;

    /// The domain's address; the first who asks gets a new one.
    public Optional<Address> of(Scope scope, UUID domain) {
        return domains.find(scope, domain).map(found -> {
            var standing = addresses.of(scope, List.of(domain)).stream().findFirst();
            var address = standing.orElseGet(() -> {
                var made = new ReportAddress(ids.next(), found.customerId(), domain, randomness.reportToken(), time.now());
                addresses.add(scope, made);
                return made;
            });
            var host = addresses.settings(scope).map(IntakeSettings::reportsHost).filter(own -> !own.isEmpty()).orElse(ownHost);
            return new Address(address.at(host), "rua=mailto:" + address.at(host), new DomainName(found.name().ascii() + "._report._dmarc." + host), "v=DMARC1");
        });
    }
}

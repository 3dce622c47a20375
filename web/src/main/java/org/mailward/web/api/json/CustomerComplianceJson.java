package org.mailward.web.api.json;

import java.util.List;
import java.util.UUID;
import org.mailward.compliance.ProfileResult.Standing;
import org.mailward.compliance.boundary.ComplianceOverview.CustomerCompliance;
import org.mailward.web.api.openapi.Described;

@Described("How a customer’s domains meet what mailbox providers, authorities and industries ask of mail domains.")
public record CustomerComplianceJson(
        @Described("The customer’s id.") UUID customer,
        @Described("The customer’s name.") String name,
        @Described("How many domains the customer has.") int domains,
        @Described("One entry for each profile, over the domains listed here.") List<ProfileTotalJson> profiles,
        @Described("The domains by name, at most 1000.") List<DomainStandingsJson> rows) {

    @Described("How many domains stand how by one profile.")
    public record ProfileTotalJson(
            @Described("The profile’s permanent id.") String profile,
            @Described("As people call it.") String title,
            @Described("The document that asks.") String document,
            @Described("Domains that meet what can be seen of it.") int met,
            @Described("Domains that do not.") int notMet,
            @Described("Domains of which it could not be told.") int unknown,
            @Described("Domains that it is not meant for.") int notApplicable) {
    }

    @Described("One domain by every profile.")
    public record DomainStandingsJson(
            @Described("The domain’s id.") UUID domain,
            @Described("The domain as DNS knows it.") String name,
            @Described("One entry for each profile; none before the first scan.") List<DomainStandingJson> profiles) {
    }

    @Described("One domain by one profile.")
    public record DomainStandingJson(
            @Described("The profile’s permanent id.") String profile,
            @Described("The profile in one word.") Standing standing,
            @Described("How many controls are not met.") int notMet) {
    }

    public static CustomerComplianceJson of(CustomerCompliance compliance) {
        return new CustomerComplianceJson(compliance.customer(), compliance.name(), compliance.domains(),
                compliance.totals().stream().map(total -> new ProfileTotalJson(total.profile().id(), total.profile().title(), total.profile().document(),
                        total.met(), total.notMet(), total.unknown(), total.notApplicable())).toList(),
                compliance.rows().stream().map(row -> new DomainStandingsJson(row.domain(), row.name().ascii(),
                        row.cells().stream().map(cell -> new DomainStandingJson(cell.profile(), cell.standing(), cell.notMet())).toList())).toList());
    }
}

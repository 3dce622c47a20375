package org.mailward.web.api.json;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailward.onboarding.boundary.CustomerView;
import org.mailward.tenancy.CustomerState;
import org.mailward.web.api.openapi.Described;

@Described("A provider's client company.")
public record CustomerJson(
        @Described("Stays the same for good.") UUID id,
        @Described("Unique within the provider.") String name,
        @Described("The person to write to; may be empty.") String contactName,
        @Described("An e-mail address; may be empty.") String contactEmail,
        @Described("The branch of business.") String sector,
        @Described("The language that the customer prefers, as a BCP 47 tag. It is noted only: reports and mails are in English.") String language,
        @Described("ISO 3166-1 code of two letters.") String country,
        @Described("Where the customer stands in its life with the provider.") CustomerState state,
        @Described("When that state began.") Instant stateSince,
        @Described("Why that state began.") String stateReason,
        @Described("When the customer was created.") Instant createdAt,
        @Described("What If-Match brings back.") int version) implements Located, Versioned {

    public static CustomerJson of(CustomerView view) {
        var profile = view.profile();
        return new CustomerJson(view.id(), profile.name(), profile.contactName(), profile.contactEmail(), profile.sector(), profile.language(),
                profile.country(), view.state(), view.stateSince(), view.stateReason(), view.createdAt(), view.version());
    }

    @Override
    public Optional<String> location() {
        return Optional.of("customers/" + id);
    }
}

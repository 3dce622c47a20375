package org.mailward.web.api.json;

import java.util.Optional;
import org.mailward.tenancy.CustomerProfile;
import org.mailward.tenancy.CustomerState;
import org.mailward.web.api.openapi.Described;

@Described("A customer to create.")
public record NewCustomerJson(
        @Described("1 to 200 characters, unique within the provider.") String name,
        @Described("The person to write to; up to 200 characters.") Optional<String> contactName,
        @Described("An e-mail address.") Optional<String> contactEmail,
        @Described("One of education, energy, finance, food, government, health, hospitality, industry, legal, logistics, media, nonprofit, retail, technology, other.")
        String sector,
        @Described("The language that the customer prefers: one of de, en, es, fr, it, nl. It is noted only: reports and mails are in English.") String language,
        @Described("ISO 3166-1 code of two letters.") String country,
        @Described("The state to begin in; PROSPECT when left out.") Optional<CustomerState> state) {

    public CustomerProfile profile() {
        return new CustomerProfile(name, contactName.orElse(""), contactEmail.orElse(""), sector, language, country);
    }
}

package org.mailward.tenancy;

import java.util.Locale;
import java.util.Set;

/// What a provider notes of a customer.
///
/// @param name 1 to 200 characters, unique within the provider regardless of case
/// @param contactName up to 200 characters; may be empty
/// @param contactEmail an e-mail address, or empty
/// @param sector one of [#SECTORS]
/// @param language BCP 47 tag of the language that the customer prefers; noted only, since findings and mails have no words but English
/// @param country ISO 3166-1 alpha-2 code
public record CustomerProfile(String name, String contactName, String contactEmail, String sector, String language, String country) {

    public static final Set<String> SECTORS = Set.of("education", "energy", "finance", "food", "government", "health", "hospitality",
            "industry", "legal", "logistics", "media", "nonprofit", "retail", "technology", "other");
    public static final Set<String> LANGUAGES = Set.of("en", "de", "fr", "es", "it", "nl");
    private static final int LONGEST = 200;
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    public CustomerProfile {
        name = name.strip();
        contactName = contactName.strip();
        contactEmail = contactEmail.strip();
        country = country.strip().toUpperCase(Locale.ROOT);
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new InvalidInput("name", "A customer's name has 1 to " + LONGEST + " characters.");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("name", "A customer's name is one line of text without control characters.");
        }
        if (contactName.length() > LONGEST) {
            throw new InvalidInput("contactName", "A contact's name has at most " + LONGEST + " characters.");
        }
        if (!contactEmail.isEmpty() && !contactEmail.matches("[^@\\s]{1,64}@[^@\\s]{1,253}")) {
            throw new InvalidInput("contactEmail", "'" + contactEmail + "' is not an e-mail address; leave it empty or write one like name@example.org.");
        }
        if (!SECTORS.contains(sector)) {
            throw new InvalidInput("sector", "'" + sector + "' is not a known sector; choose one of " + String.join(", ", SECTORS.stream().sorted().toList()) + ".");
        }
        if (!LANGUAGES.contains(language)) {
            throw new InvalidInput("language", "'" + language + "' is not a language that can be noted; choose one of " + String.join(", ", LANGUAGES.stream().sorted().toList()) + ".");
        }
        if (!COUNTRIES.contains(country)) {
            throw new InvalidInput("country", "'" + country + "' is not an ISO 3166 country code of two letters, such as DE or GB.");
        }
    }
}

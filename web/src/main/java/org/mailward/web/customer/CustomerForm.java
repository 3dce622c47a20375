package org.mailward.web.customer;

import java.io.Serializable;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mailward.tenancy.CustomerProfile;

/// What a person types about a customer.
public class CustomerForm implements Serializable {

    /// Something to choose in a list.
    public record Choice(String value, String label) {
    }

    private String name = "";
    private String contactName = "";
    private String contactEmail = "";
    private String sector = "";
    private String language = "en";
    private String country = "";

    static CustomerForm of(CustomerProfile profile) {
        var form = new CustomerForm();
        form.name = profile.name();
        form.contactName = profile.contactName();
        form.contactEmail = profile.contactEmail();
        form.sector = profile.sector();
        form.language = profile.language();
        form.country = profile.country();
        return form;
    }

    public CustomerProfile profile() {
        return new CustomerProfile(name, contactName, contactEmail, sector, language, country);
    }

    public List<String> getSectors() {
        return CustomerProfile.SECTORS.stream().sorted(Comparator.comparing((String sector) -> sector.equals("other")).thenComparing(Comparator.naturalOrder())).toList();
    }

    public List<Choice> getLanguages() {
        return CustomerProfile.LANGUAGES.stream().map(tag -> new Choice(tag, Locale.of(tag).getDisplayLanguage(Locale.UK)))
                .sorted(Comparator.comparing(Choice::label)).toList();
    }

    public List<Choice> getCountries() {
        return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
                .map(code -> new Choice(code, Locale.of("", code).getDisplayCountry(Locale.UK)))
                .sorted(Comparator.comparing(Choice::label, Collator.getInstance(Locale.UK))).toList();
    }

    public String getName() {
        return name;
    }

    public void setName(String typed) {
        name = typed;
    }

    public String getContactName() {
        return contactName;
    }

    public void setContactName(String typed) {
        contactName = typed;
    }

    public String getContactEmail() {
        return contactEmail;
    }

    public void setContactEmail(String typed) {
        contactEmail = typed;
    }

    public String getSector() {
        return sector;
    }

    public void setSector(@Nullable String chosen) {
        sector = chosen == null ? "" : chosen;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(@Nullable String chosen) {
        language = chosen == null ? "" : chosen;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(@Nullable String chosen) {
        country = chosen == null ? "" : chosen;
    }
}

package org.mailward.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.mailward.branding.BrandStyle;
import org.mailward.estate.ProofToken;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.tenancy.Role;

/// Who and what there is in the demo: companies and domains from a table, people whose accounts the demo's realm has.
final class Cast {

    /// @param subject the account's id in the demo's realm
    /// @param customer whose person it is; empty for the provider's own
    /// @param assigned the customers of an analyst who does not see all
    record Person(String subject, String name, String email, Role role, Optional<String> customer, boolean allCustomers, List<String> assigned) {
    }

    record Company(String name, String sector, String country, List<DomainName> domains) {
    }

    /// @param handle the word in the address of its public checker
    record House(String name, String handle, BrandStyle style, List<Person> people) {
    }

    private static final String TABLE = "customers.tsv";
    private static final int CELLS = 5;
    private static final String SUBJECT = "00000000-0000-4000-8000-0000000000";
    static final String NORTHWIND = "Northwind Secure";
    static final String HARBOR = "Harbor Shield";

    private Cast() {
    }

    static List<House> houses() {
        return List.of(
                new House(NORTHWIND, "northwind", new BrandStyle("Northwind Mail Guard", NORTHWIND, "#0b5c5c", "#ffffff", "support@northwind.example", "Northwind Secure, your partner for mail security"), List.of(
                        new Person(SUBJECT + "11", "Ada Park", "ada@northwind.example", Role.PROVIDER_ADMIN, Optional.empty(), true, List.of()),
                        new Person(SUBJECT + "12", "Ben Okoro", "ben@northwind.example", Role.PROVIDER_ANALYST, Optional.empty(), true, List.of()),
                        new Person(SUBJECT + "13", "Cleo Marsh", "cleo@northwind.example", Role.PROVIDER_ANALYST, Optional.empty(), false, List.of("Acme Foods")),
                        new Person(SUBJECT + "14", "Dora Lind", "dora@acme.example", Role.CUSTOMER_ADMIN, Optional.of("Acme Foods"), false, List.of()),
                        new Person(SUBJECT + "15", "Evan Ruiz", "evan@acme.example", Role.CUSTOMER_VIEWER, Optional.of("Acme Foods"), false, List.of()),
                        new Person(SUBJECT + "31", "Mira Sato", "mira@partners.example", Role.PROVIDER_ANALYST, Optional.empty(), true, List.of()))),
                new House(HARBOR, "harborshield", new BrandStyle("Harbor Shield", "", "#8a3b12", "#ffffff", "help@harborshield.example", "Harbor Shield GmbH"), List.of(
                        new Person(SUBJECT + "21", "Hana Weiss", "hana@harborshield.example", Role.PROVIDER_ADMIN, Optional.empty(), true, List.of()),
                        new Person(SUBJECT + "22", "Ivo Brandt", "ivo@harborshield.example", Role.PROVIDER_ANALYST, Optional.empty(), true, List.of()),
                        new Person(SUBJECT + "23", "Jun Tanaka", "jun@tidewater.example", Role.CUSTOMER_VIEWER, Optional.of("Tidewater Logistics"), false, List.of()),
                        new Person(SUBJECT + "31", "Mira Sato", "mira@partners.example", Role.PROVIDER_ANALYST, Optional.empty(), true, List.of()))));
    }

    /// The companies of a provider, in the order of the table.
    static List<Company> companies(String provider) {
        var domains = new LinkedHashMap<String, List<DomainName>>();
        var lines = new LinkedHashMap<String, String[]>();
        for (var cells : Table.read(TABLE, CELLS)) {
            if (cells[0].equals(provider)) {
                lines.put(cells[1], cells);
                domains.computeIfAbsent(cells[1], _ -> new ArrayList<>()).add(DomainName.of(cells[4]));
            }
        }
        return lines.values().stream().map(cells -> new Company(cells[1], cells[2], cells[3], domains.get(cells[1]))).toList();
    }

    /// The token that a domain's zone in the demo publishes, where it is proven.
    static ProofToken token(DomainName domain) {
        return new ProofToken(HexFormat.of().formatHex(md5().digest(("mailward demo " + domain.ascii()).getBytes(StandardCharsets.UTF_8))));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}

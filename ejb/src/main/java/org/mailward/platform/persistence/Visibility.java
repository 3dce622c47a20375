package org.mailward.platform.persistence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.tenancy.Scope;

/// What one transaction may see, in the words that the row-level security policies read.
///
/// @param provider the tenant for Hibernate; empty where no entity may be touched
/// @param settings the database's transaction-local settings; each setting not named is empty
public record Visibility(Optional<UUID> provider, Map<String, String> settings) {

    private static final String PROVIDER = "mailward.provider";
    private static final String CUSTOMERS = "mailward.customers";
    private static final String SUBJECT = "mailward.subject";
    private static final String KEY = "mailward.key";
    private static final String INVITATION = "mailward.invitation";
    private static final String CHECKER = "mailward.checker";
    private static final String RESULT = "mailward.result";
    private static final String REPORT_ADDRESS = "mailward.report_address";
    private static final String REPORTS_HOST = "mailward.reports_host";
    private static final String HOST = "mailward.host";
    private static final String PERSON = "mailward.person";
    private static final String PLATFORM = "mailward.platform";

    public Visibility {
        settings = Map.copyOf(settings);
    }

    public static Visibility of(Scope scope) {
        var customers = scope.customers()
                .map(some -> some.stream().map(UUID::toString).sorted().collect(Collectors.joining(",")))
                .orElse("*");
        var settings = new LinkedHashMap<String, String>();
        settings.put(PROVIDER, scope.provider().toString());
        settings.put(CUSTOMERS, customers);
        if (!scope.actor().role().ofACustomer()) {
            settings.put(PERSON, scope.actor().subject());
        }
        return new Visibility(Optional.of(scope.provider()), settings);
    }

    /// A person's own memberships, with the names of what they are in.
    public static Visibility ofPerson(String subject) {
        return new Visibility(Optional.empty(), Map.of(SUBJECT, subject));
    }

    /// @param hash SHA-256 of a presented API key, in hexadecimal
    public static Visibility ofKey(String hash) {
        return new Visibility(Optional.empty(), Map.of(KEY, hash));
    }

    /// @param hash SHA-256 of a presented invitation token, in hexadecimal
    public static Visibility ofInvitation(String hash) {
        return new Visibility(Optional.empty(), Map.of(INVITATION, hash));
    }

    /// @param handle the word in a checker's public address
    public static Visibility ofChecker(String handle) {
        return new Visibility(Optional.empty(), Map.of(CHECKER, handle));
    }

    /// @param hash SHA-256 of a presented result link's secret, in hexadecimal
    public static Visibility ofResult(String hash) {
        return new Visibility(Optional.empty(), Map.of(RESULT, hash));
    }

    /// @param token the word before the at sign of a report address
    public static Visibility ofReportAddress(String token) {
        return new Visibility(Optional.empty(), Map.of(REPORT_ADDRESS, token));
    }

    /// @param host the part after the at sign of report addresses, in lower case
    public static Visibility ofReportsHost(String host) {
        return new Visibility(Optional.empty(), Map.of(REPORTS_HOST, host));
    }

    /// @param host a provider's own host name, in lower case
    public static Visibility ofHost(String host) {
        return new Visibility(Optional.empty(), Map.of(HOST, host));
    }

    /// The list of providers, and nothing of theirs.
    public static Visibility ofPlatform() {
        return new Visibility(Optional.empty(), Map.of(PLATFORM, "on"));
    }
}

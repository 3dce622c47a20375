package org.mailward.system.journeys;

import java.util.Optional;
import java.util.UUID;

/// API keys, made as a provider's admin makes them: on the page for keys.
public final class Keys {

    private Keys() {
    }

    /// @param role as the form names it
    /// @param customer whose the key is; empty for a key of the whole provider
    public static Caller program(Caller admin, String role, Optional<UUID> customer) {
        return Caller.program(make(admin, role, customer));
    }

    public static String make(Caller admin, String role, Optional<UUID> customer) {
        var form = Form.withId(admin.get("/app/keys"), "make")
                .with("name", "Test " + UUID.randomUUID())
                .with("role", role)
                .with("customer", customer.map(UUID::toString).orElse(""));
        var made = admin.submit(form);
        var secret = made.page().selectFirst(".once-value code");
        if (secret == null) {
            throw new AssertionError("No key was made: " + made);
        }
        return secret.text();
    }
}

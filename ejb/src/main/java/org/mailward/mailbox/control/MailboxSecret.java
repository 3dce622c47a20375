package org.mailward.mailbox.control;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.UUID;
import org.mailward.tenancy.Scope;

/// What is needed to sign in to a mailbox, beside what anybody may know.
///
/// @param first the password, or the application's secret (empty for a public client)
/// @param refreshToken empty but for OAuth on behalf of a person
record MailboxSecret(String first, String refreshToken) {

    private static final String FIRST = "first";
    private static final String REFRESH = "refresh";

    /// What a sealed secret is bound to: it opens in this row alone.
    static String owner(Scope scope, UUID mailbox) {
        return scope.provider() + "/mailbox/" + mailbox;
    }

    String text() {
        return Json.createObjectBuilder().add(FIRST, first).add(REFRESH, refreshToken).build().toString();
    }

    static MailboxSecret of(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            var json = reader.readObject();
            return new MailboxSecret(json.getString(FIRST), json.getString(REFRESH));
        }
    }

    @Override
    public String toString() {
        return "MailboxSecret[…]";
    }
}

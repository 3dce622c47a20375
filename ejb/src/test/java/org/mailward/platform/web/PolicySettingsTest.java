package org.mailward.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.platform.settings.Settings;

class PolicySettingsTest {

    private static PolicySettings read(Map<String, String> given) {
        return PolicySettings.read(new Settings(property -> Optional.ofNullable(given.get(property))));
    }

    @Test
    void have_defaults() {
        assertEquals(PolicySettings.defaults(), read(Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mailward.policy.connect-timeout | never
            mailward.policy.timeout         | PT0S
            mailward.policy.max-size        | 0
            mailward.policy.max-size        | 64k
            mailward.policy.user-agent      | Größe
            mailward.policy.connect-to      | example.org
            mailward.policy.connect-to      | example..org=127.0.0.1
            mailward.policy.connect-to      | example.org=127.0.0.1:99999
            """)
    void refuse_what_makes_no_sense_and_name_the_property(String property, String text) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> read(Map.of(property, text)));
        assertTrue(refusal.getMessage().startsWith(property), refusal.getMessage());
    }

    @Test
    void name_the_file_that_cannot_be_trusted() {
        var settings = read(Map.of(PolicySettings.EXTRA_TRUST, "/no/such.pem"));
        var refusal = assertThrows(IllegalArgumentException.class, () -> new HttpsPolicyFetcher(settings, question -> {
            throw new AssertionError("asked " + question);
        }));
        assertTrue(refusal.getMessage().contains("/no/such.pem"), refusal.getMessage());
    }
}

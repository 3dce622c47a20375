package org.mailward.mailbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailward.platform.settings.Settings;

class MailSettingsTest {

    private static MailSettings of(Map<String, String> given) {
        return new MailSettings(new Settings(name -> Optional.ofNullable(given.get(name))));
    }

    /// Otherwise a sender would be asked to try again for days, and a mailbox would stay at one message for ever.
    @Test
    void no_way_in_takes_a_mail_that_the_ledger_would_not_keep() {
        var settings = of(Map.of("mailward.intake.arrival-bytes", "1000"));
        assertEquals(1000, settings.receiver().largest());
        assertEquals(1000, settings.imap().largest());
    }

    @Test
    void a_way_in_may_take_less_than_the_ledger_would() {
        var settings = of(Map.of("mailward.receiver.max-size", "500", "mailward.imap.max-size", "600"));
        assertEquals(500, settings.receiver().largest());
        assertEquals(600, settings.imap().largest());
    }

    @Test
    void a_limit_that_is_no_number_is_named() {
        var refused = assertThrows(IllegalArgumentException.class, () -> of(Map.of("mailward.intake.arrival-bytes", "25 MB")));
        assertEquals("mailward.intake.arrival-bytes: '25 MB' is not a whole number", refused.getMessage());
    }
}

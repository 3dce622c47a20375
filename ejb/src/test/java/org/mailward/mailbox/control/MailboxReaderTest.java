package org.mailward.mailbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.message.Message;

class MailboxReaderTest {

    private static String authentication(String header) {
        return MailboxReader.authentication(Message.read((header + "\r\n\r\nbody\r\n").getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void what_the_mailbox_found_out_is_kept_and_not_what_the_sender_says_of_itself() {
        assertEquals("{\"mailbox\":\"mx.example.org; dkim=pass header.d=reporter.example; spf=pass\"}",
                authentication("Authentication-Results: mx.example.org; dkim=pass\r\n header.d=reporter.example; spf=pass\r\nAuthentication-Results: forged.example; dkim=pass\r\nFrom: a@reporter.example"));
    }

    @Test
    void nothing_is_kept_where_nothing_was_said() {
        assertEquals("", authentication("From: a@reporter.example"));
    }
}

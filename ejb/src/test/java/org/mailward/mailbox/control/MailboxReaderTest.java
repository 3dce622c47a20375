package org.mailward.mailbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.message.Message;
import org.mailward.mailbox.Mailbox;
import org.mailward.mailbox.MailboxLook;
import org.mailward.platform.mailbox.ImapVisit;
import org.mailward.platform.mailbox.ImapVisit.Letter;
import org.mailward.platform.mailbox.ImapVisit.Waiting;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Scope;

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

    /// Servers declare sizes that are not those of what they send.
    @Test
    void a_letter_that_is_larger_than_its_server_said_is_not_taken() {
        var count = MailboxReader.take(List.of(new Waiting(1, 8), new Waiting(2, 10), new Waiting(3, 11), new Waiting(4, 10)), 10,
                batch -> batch.stream().map(one -> new Letter(one.uid(), new byte[one.uid() == 2 ? 12 : one.size()])).toList(), _ -> true);
        assertEquals(List.of(1L, 4L), count.taken());
        assertEquals(List.of(3L, 2L), count.failed());
    }

    @Test
    void what_nobody_foresaw_ends_a_look_with_a_sentence() throws Exception {
        var look = new MailboxLook(MailboxBeans.ID, MailboxBeans.NOW);
        var reader = new MailboxReader();
        MailboxBeans.set(reader, "mailboxes", MailboxBeans.holding(new Mailbox(MailboxBeans.ID, MailboxBeans.plan("imap.example"), "", MailboxBeans.NOW), look));
        MailboxBeans.set(reader, "transactions", new Transactions());
        MailboxBeans.set(reader, "settings", new MailSettings());
        MailboxBeans.set(reader, "time", new Time(Clock.fixed(MailboxBeans.NOW, ZoneOffset.UTC)));
        MailboxBeans.set(reader, "visits", new MailboxVisits() {
            @Override
            public ImapVisit begin(Scope scope, Mailbox mailbox) {
                throw new IllegalStateException("unforeseen");
            }
        });
        reader.read(MailboxBeans.SCOPE, MailboxBeans.ID);
        assertTrue(look.troubled());
        assertFalse(look.leased(MailboxBeans.NOW));
        assertTrue(look.trouble().contains("IllegalStateException"), look.trouble());
    }
}

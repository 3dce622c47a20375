package org.mailward.mailbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mailward.intake.Owner;
import org.mailward.intake.Recipient;
import org.mailward.mailauth.message.Message;
import org.mailward.mailbox.Mailbox;
import org.mailward.mailbox.MailboxLook;
import org.mailward.platform.mailbox.ImapVisit;
import org.mailward.platform.mailbox.ImapVisit.Letter;
import org.mailward.platform.mailbox.ImapVisit.Waiting;
import org.mailward.platform.mailbox.TooMuchSaid;
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

    /// Fetches letters, but from a server that says too much for one of them.
    private static List<Letter> allBut(long uid, List<Waiting> batch) {
        if (batch.stream().anyMatch(one -> one.uid() == uid)) {
            throw new TooMuchSaid("The server announces a text of 99999999 bytes", new IOException());
        }
        return batch.stream().map(one -> new Letter(one.uid(), new byte[one.size()])).toList();
    }

    /// It would end every look at this place, and whatever lies behind it would never be read.
    @Test
    void a_letter_for_which_its_server_says_too_much_fails_alone() {
        var batch = List.of(new Waiting(1, 8), new Waiting(2, 8), new Waiting(3, 8));
        var broken = new ArrayList<TooMuchSaid>();
        var count = MailboxReader.take(batch, 10, some -> MailboxReader.letters(some, each -> allBut(2, each), broken::add), _ -> true);
        assertEquals(List.of(1L, 3L), count.taken());
        assertEquals(List.of(2L), count.failed());
        assertEquals(2, broken.size(), "together, and alone");
    }

    private static final Owner OURS = Owner.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
    private static final Owner OTHER_CUSTOMERS = Owner.of(new UUID(0, 1), new UUID(0, 4), new UUID(0, 5));
    private static final Owner OTHER_PROVIDERS = Owner.of(new UUID(0, 6), new UUID(0, 7), new UUID(0, 8));

    private static String owner(Owner mailbox, String... addresses) {
        var known = Map.of("ours", new Recipient.Known(OURS), "other", new Recipient.Known(OTHER_CUSTOMERS), "theirs", new Recipient.Known(OTHER_PROVIDERS),
                "gone", new Recipient.Refused(OURS, ""), "other-gone", new Recipient.Refused(OTHER_CUSTOMERS, ""), "theirs-gone", new Recipient.Refused(OTHER_PROVIDERS, ""));
        return MailboxReader.addressed(mailbox, new LinkedHashSet<>(List.of(addresses)), address -> known.getOrDefault(address, new Recipient.Unknown("")))
                .map(addressed -> addressed.owner().equals(mailbox) ? "mailbox" : addressed.address()).orElse("refused");
    }

    /// One letter may be sent to the addresses of a provider before and of one now.
    @Test
    void an_address_that_somebody_else_gave_up_keeps_no_letter_out() {
        var whole = Owner.of(OURS.provider());
        assertEquals("ours", owner(whole, "theirs-gone", "ours"));
        assertEquals("mailbox", owner(whole, "theirs-gone", "reports@mssp.example"));
        assertEquals("ours", owner(whole, "gone", "ours"));
        assertEquals("refused", owner(whole, "reports@mssp.example", "gone", "theirs"));
        assertEquals("mailbox", owner(whole, "theirs"));
    }

    @Test
    void a_customers_mailbox_heeds_its_own_addresses() {
        var own = Owner.of(OURS.provider(), OURS.customer().orElseThrow());
        assertEquals("mailbox", owner(own, "other-gone", "other"));
        assertEquals("ours", owner(own, "other-gone", "ours"));
        assertEquals("refused", owner(own, "gone"));
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

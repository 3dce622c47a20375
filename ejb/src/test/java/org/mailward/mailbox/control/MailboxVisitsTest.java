package org.mailward.mailbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailward.mailbox.Mailbox;
import org.mailward.mailbox.MailboxLook;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.secrets.Vault;
import org.mailward.platform.time.Randomness;

class MailboxVisitsTest {

    private final Vault vault = new Vault(List.of(Base64.getEncoder().encodeToString(new byte[32])), new Randomness());
    private final MailboxVisits visits = new MailboxVisits();

    @BeforeEach
    void wire() throws Exception {
        MailboxBeans.set(visits, "vault", vault);
        MailboxBeans.set(visits, "transactions", new Transactions());
    }

    private Mailbox mailbox(String host, String first, String refreshToken) {
        return new Mailbox(MailboxBeans.ID, MailboxBeans.plan(host), visits.seal(MailboxBeans.SCOPE, MailboxBeans.ID, first, refreshToken), MailboxBeans.NOW);
    }

    private MailboxSecret secret(Mailbox mailbox) {
        return MailboxSecret.of(vault.open(mailbox.secret(), MailboxSecret.owner(MailboxBeans.SCOPE, MailboxBeans.ID)));
    }

    private void renew(Mailbox opened, Mailbox kept, String fresh) throws Exception {
        MailboxBeans.set(visits, "mailboxes", MailboxBeans.holding(kept, new MailboxLook(MailboxBeans.ID, MailboxBeans.NOW)));
        visits.renew(MailboxBeans.SCOPE, opened, secret(opened), fresh);
    }

    @Test
    void the_token_that_was_given_anew_is_kept() throws Exception {
        var mailbox = mailbox("old.example", "application", "first token");
        renew(mailbox, mailbox, "second token");
        assertEquals(new MailboxSecret("application", "second token"), secret(mailbox));
    }

    /// Else what was entered is lost, and the old server's secret is shown to the new one.
    @Test
    void a_secret_that_was_entered_while_a_visit_waited_is_not_overwritten() throws Exception {
        var entered = mailbox("new.example", "other application", "other token");
        renew(mailbox("old.example", "application", "first token"), entered, "second token");
        assertEquals(new MailboxSecret("other application", "other token"), secret(entered));
    }
}

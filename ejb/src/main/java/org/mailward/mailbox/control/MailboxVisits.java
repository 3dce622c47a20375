package org.mailward.mailbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailbox.Mailbox;
import org.mailward.mailbox.Protection;
import org.mailward.mailbox.store.Mailboxes;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.mailbox.AccessTokens;
import org.mailward.platform.mailbox.ImapAccess;
import org.mailward.platform.mailbox.ImapVisit;
import org.mailward.platform.mailbox.MailboxTrouble;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.secrets.Vault;
import org.mailward.platform.web.GuardedFetch;
import org.mailward.platform.web.PublicAddresses;
import org.mailward.tenancy.Scope;

/// Signs in to mailboxes. Waits for other servers, so it is called outside of transactions.
@ApplicationScoped
public class MailboxVisits {

    @Inject
    private MailSettings settings;

    @Inject
    private Vault vault;

    @Inject
    private LiveDnsResolver dns;

    @Inject
    private GuardedFetch fetch;

    @Inject
    private Mailboxes mailboxes;

    @Inject
    private Transactions transactions;

    /// @throws MailboxTrouble when that does not work
    /// @throws org.mailward.platform.secrets.VaultTrouble when the secret cannot be opened
    public ImapVisit begin(Scope scope, Mailbox mailbox) {
        var plan = mailbox.plan();
        var secret = MailboxSecret.of(vault.open(mailbox.secret(), MailboxSecret.owner(scope, mailbox.id())));
        var shown = plan.proof().byOAuth() ? token(scope, mailbox, secret) : secret.first();
        var access = new ImapAccess(DomainName.of(plan.host()), plan.port(), plan.protection() == Protection.STARTTLS, plan.user(), shown, plan.proof().byOAuth());
        return ImapVisit.begin(access, plan.folder(), settings.imap(), new PublicAddresses(dns::ask));
    }

    /// Seals a secret for a row.
    /// @throws org.mailward.platform.secrets.VaultTrouble when the installation has no key
    public String seal(Scope scope, UUID mailbox, String password, String refreshToken) {
        return vault.seal(new MailboxSecret(password, refreshToken).text(), MailboxSecret.owner(scope, mailbox));
    }

    private String token(Scope scope, Mailbox mailbox, MailboxSecret secret) {
        var plan = mailbox.plan();
        var given = new AccessTokens(fetch).get(new AccessTokens.Request(plan.tokenAddress(), plan.clientId(), secret.first(), secret.refreshToken(), plan.tokenScope()));
        given.refreshToken().filter(fresh -> !secret.refreshToken().isEmpty() && !fresh.equals(secret.refreshToken())).ifPresent(fresh -> renew(scope, mailbox, secret, fresh));
        return given.accessToken();
    }

    /// Keeps the refresh token that was given in place of the one that was shown, unless the secret was entered anew meanwhile:
    /// then it belongs to what the mailbox was before, and must not be shown where it is now.
    void renew(Scope scope, Mailbox opened, MailboxSecret secret, String fresh) {
        transactions.run(() -> mailboxes.find(scope, opened.id()).filter(kept -> kept.secret().equals(opened.secret()))
                .ifPresent(kept -> kept.keep(seal(scope, opened.id(), secret.first(), fresh))));
    }
}

package org.mailward.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailward.outbox.Letter;
import org.mailward.outbox.MailKind;
import org.mailward.outbox.OutgoingMail;
import org.mailward.outbox.store.OutgoingMails;
import org.mailward.platform.secrets.Vault;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Scope;

/// Puts mails into the outbox, in the transaction of what they tell of: both stand or neither.
@ApplicationScoped
public class Outbox {

    private static final String NO_KEY = "The link could not be kept for the mail, because this installation has no key for secrets (mailward.secrets.key). "
            + "Copy the link from the page and send it yourself.";

    @Inject
    private OutgoingMails mails;

    @Inject
    private Vault vault;

    @Inject
    private OutboxSettings settings;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    /// A mail that is to be written.
    /// @param customer whose people it goes to; empty for the provider's own
    /// @param occasion see [OutgoingMail]
    /// @param secret stands for [Letter#SECRET] when it is sent; kept sealed until then
    /// @param sendBy after this it is given up
    public record Post(MailKind kind, String occasion, Optional<UUID> customer, String recipient, String address, Letter letter, Optional<String> secret, Instant sendBy) {

        @Override
        public String toString() {
            return "Post[" + kind + " " + occasion + "]";
        }
    }

    /// @return true when it will be sent as it is; false where there is no mail server, or no key to keep its secret by
    public boolean put(Scope scope, Post post) {
        var id = ids.next();
        boolean unsealable = post.secret().isPresent() && !vault.hasKey();
        var sealed = unsealable ? Optional.<String>empty() : post.secret().map(secret -> vault.seal(secret, owner(scope, id)));
        mails.add(scope, new OutgoingMail(id, post.customer(), post.kind(), post.occasion(), post.recipient(), post.address(), post.letter(), sealed, time.now(), post.sendBy()),
                unsealable ? NO_KEY : "");
        return settings.configured() && !unsealable;
    }

    /// Takes a mail back that was not sent yet.
    public void takeBack(Scope scope, String occasion) {
        mails.takeBack(scope, occasion);
    }

    /// Takes back what was not sent yet to whoever held a seat.
    public void takeBackFrom(Scope scope, UUID seat) {
        mails.takeBackFrom(scope, seat);
    }

    /// What a sealed secret is bound to: it opens in this row alone.
    static String owner(Scope scope, UUID mail) {
        return scope.provider() + "/outgoing-mail/" + mail;
    }
}

package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.mailbox.Afterwards;
import org.mailward.mailbox.MailboxPlan;
import org.mailward.mailbox.MailboxProof;
import org.mailward.mailbox.Protection;
import org.mailward.mailbox.boundary.MailboxView;
import org.mailward.web.api.openapi.Described;

@Described("A mailbox that reports are read from. Its secret is never shown.")
public record MailboxJson(
        @Described("The mailbox's id.") UUID id,
        @Described("How the provider calls it.") String name,
        @Described("Whose reports it holds; absent when it holds those of several customers.") Optional<UUID> customer,
        @Described("The IMAP server.") String host,
        @Described("Its port.") int port,
        @Described("How the connection is encrypted.") Protection protection,
        @Described("The name to sign in with.") String user,
        @Described("By what Mailward signs in.") MailboxProof proof,
        @Described("Where OAuth tokens come from; empty for a password.") String tokenAddress,
        @Described("The application's id there; empty for a password.") String clientId,
        @Described("What is asked for there; may be empty.") String tokenScope,
        @Described("The folder that reports come into.") String folder,
        @Described("What becomes of a message once its report is kept.") Afterwards afterwards,
        @Described("The folder that it moves to; empty when it stays.") String doneFolder,
        @Described("The folder for messages that could not be taken.") String failedFolder,
        @Described("It is not read for now.") boolean paused,
        @Described("What a change must bring back.") int version,
        @Described("When it was last read to the end.") Optional<Instant> lookedAt,
        @Described("When it will be read next.") Instant nextAt,
        @Described("Messages that were taken so far.") long taken,
        @Described("Messages that could not be taken.") long failed,
        @Described("The last look ended in trouble.") boolean troubled,
        @Described("The last trouble as a sentence; empty when there was none yet.") String trouble,
        @Described("When the last trouble was.") Optional<Instant> troubleAt) implements Located {

    public static MailboxJson of(MailboxView of) {
        var plan = of.plan();
        return new MailboxJson(of.id(), plan.name(), plan.customer(), plan.host(), plan.port(), plan.protection(), plan.user(), plan.proof(), plan.tokenAddress(), plan.clientId(),
                plan.tokenScope(), plan.folder(), plan.afterwards(), plan.doneFolder(), plan.failedFolder(), of.paused(), of.version(), of.lookedAt(), of.nextAt(), of.taken(), of.failed(),
                of.troubled(), of.trouble(), of.troubleAt());
    }

    @Override
    public Optional<String> location() {
        return Optional.of("mailboxes/" + id);
    }

    @Described("The provider's mailboxes.")
    public record MailboxesJson(@Described("By name.") List<MailboxJson> items) {
        public static MailboxesJson of(List<MailboxView> all) {
            return new MailboxesJson(all.stream().map(MailboxJson::of).toList());
        }
    }

    @Described("What trying a mailbox showed.")
    public record MailboxTriedJson(@Described("Messages that would be read; counted up to 1,000.") int waiting) {
    }

    @Described("A mailbox as it is to be.")
    public record MailboxWishJson(
            @Described("How the provider calls it; 1 to 200 characters.") String name,
            @Described("Whose reports it holds; absent when it holds those of several customers.") Optional<UUID> customer,
            @Described("The IMAP server.") String host,
            @Described("Its port; absent for the usual one.") Optional<Integer> port,
            @Described("How the connection is encrypted; TLS when absent.") Optional<Protection> protection,
            @Described("The name to sign in with.") String user,
            @Described("By what to sign in; PASSWORD when absent.") Optional<MailboxProof> proof,
            @Described("The password, or for OAuth the application's secret. It is kept sealed; absent keeps what is known.") Optional<String> password,
            @Described("Only for REFRESH_TOKEN. It is kept sealed; absent keeps what is known.") Optional<String> refreshToken,
            @Described("For OAuth: where tokens come from, an https address.") Optional<String> tokenAddress,
            @Described("For OAuth: the application's id.") Optional<String> clientId,
            @Described("For OAuth: what is asked for.") Optional<String> tokenScope,
            @Described("The folder that reports come into; INBOX when absent.") Optional<String> folder,
            @Described("What becomes of a message once its report is kept; MOVE when absent.") Optional<Afterwards> afterwards,
            @Described("The folder that it moves to; Done when absent.") Optional<String> doneFolder,
            @Described("The folder for messages that could not be taken; Failed when absent.") Optional<String> failedFolder,
            @Described("For a change: the version that it started from. Left out for a new mailbox.") Optional<Integer> version) {

        /// @throws org.mailward.tenancy.InvalidInput for what cannot be accepted
        public MailboxPlan plan() {
            var secured = protection.orElse(Protection.TLS);
            return new MailboxPlan(name, customer, host, port.orElse(secured.port()), secured, user, proof.orElse(MailboxProof.PASSWORD), tokenAddress.orElse(""), clientId.orElse(""),
                    tokenScope.orElse(""), folder.orElse("INBOX"), afterwards.orElse(Afterwards.MOVE), doneFolder.orElse("Done"), failedFolder.orElse("Failed"));
        }
    }
}

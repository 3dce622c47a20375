package org.mailward.mailbox;

import java.util.Optional;
import java.util.UUID;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.tenancy.InvalidInput;

/// Where a mailbox is and how it is read, as a person describes it. No secret is in it.
///
/// @param name how the provider calls it
/// @param customer whose reports it holds; empty when it holds those of several
/// @param host the IMAP server
/// @param user the name to sign in with
/// @param tokenAddress where OAuth tokens come from; empty for a password
/// @param clientId the application's id there; empty for a password
/// @param tokenScope what is asked for there; may be empty
/// @param folder where reports come in
/// @param doneFolder where they go, for [Afterwards#MOVE]
/// @param failedFolder where messages go that could not be taken
public record MailboxPlan(
        String name,
        Optional<UUID> customer,
        String host,
        int port,
        Protection protection,
        String user,
        MailboxProof proof,
        String tokenAddress,
        String clientId,
        String tokenScope,
        String folder,
        Afterwards afterwards,
        String doneFolder,
        String failedFolder) {

    private static final int LONGEST = 200;
    private static final int LONGEST_ADDRESS = 500;
    private static final int LARGEST_PORT = 65_535;

    public MailboxPlan {
        name = text("name", name, LONGEST, "Give the mailbox a name of 1 to 200 characters.");
        host = host.strip();
        try {
            DomainName.of(host);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("host", "This is no name of a mail server; write it like outlook.office365.com.");
        }
        if (port < 1 || port > LARGEST_PORT) {
            throw new InvalidInput("port", "A port is a number from 1 to 65535; " + protection.port() + " is usual here.");
        }
        user = text("user", user, LONGEST, "Say with which name to sign in, which is usually the mailbox's address.");
        tokenAddress = proof.byOAuth() ? text("tokenAddress", tokenAddress, LONGEST_ADDRESS, "Say where tokens come from: the token endpoint's https address.") : "";
        if (proof.byOAuth() && !tokenAddress.startsWith("https://")) {
            throw new InvalidInput("tokenAddress", "Tokens are fetched by HTTPS alone; the address begins with https://.");
        }
        clientId = proof.byOAuth() ? text("clientId", clientId, LONGEST, "Give the id of the application that was registered for Mailward.") : "";
        tokenScope = proof.byOAuth() ? tokenScope.strip() : "";
        if (tokenScope.length() > LONGEST_ADDRESS) {
            throw new InvalidInput("tokenScope", "At most 500 characters are possible.");
        }
        folder = text("folder", folder, LONGEST, "Name the folder that reports come into, such as INBOX.");
        doneFolder = afterwards == Afterwards.MOVE ? text("doneFolder", doneFolder, LONGEST, "Name the folder that reports move to.") : "";
        failedFolder = text("failedFolder", failedFolder, LONGEST, "Name a folder for messages that could not be taken.");
        if (doneFolder.equals(folder) || failedFolder.equals(folder)) {
            throw new InvalidInput(doneFolder.equals(folder) ? "doneFolder" : "failedFolder", "Messages cannot move to the folder that they are in; name another.");
        }
    }

    private static String text(String field, String text, int longest, String sentence) {
        var bare = text.strip();
        if (bare.isEmpty() || bare.length() > longest || bare.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput(field, sentence);
        }
        return bare;
    }
}

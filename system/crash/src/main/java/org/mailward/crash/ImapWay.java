package org.mailward.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.mailward.platform.secrets.Vault;
import org.mailward.platform.time.Randomness;

/// Mails that lie in two mailboxes on a server: in one, what was read is moved, in the other it is marked.
final class ImapWay implements WayIn {

    private static final String INBOX = "INBOX";
    private static final String DONE = "Done";
    private static final String FAILED = "Failed";
    private static final int KEY_OCTETS = 32;
    /// Mails that wait at most, so that they keep coming while servers die.
    private static final int WAITING = 150;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final MailServer server;
    private final MailServer.Box moving;
    private final MailServer.Box marking;
    private final String key;
    private final Duration pause;
    private int delivered;

    ImapWay(Path folder, Random random, int perSecond) throws IOException, InterruptedException {
        this.server = new MailServer(folder);
        this.moving = server.box("moving");
        this.marking = server.box("marking");
        this.pause = Duration.ofSeconds(1).dividedBy(perSecond);
        var octets = new byte[KEY_OCTETS];
        random.nextBytes(octets);
        this.key = Base64.getEncoder().encodeToString(octets);
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("MAILWARD_SECRETS_KEY", key, "MAILWARD_IMAP_CONNECT_TO", MailServer.HOST + "=127.0.0.1:" + server.port(), "MAILWARD_POLICY_EXTRA_TRUST", server.certificate().toString(),
                "MAILWARD_IMAP_EVERY", "PT1S", "MAILWARD_IMAP_LEASE", "PT20S", "MAILWARD_IMAP_BATCH_MESSAGES", "20");
    }

    @Override
    public void build(Connection superuser) throws SQLException {
        mailbox(superuser, new UUID(12, 1), "moving", "MOVE", DONE);
        mailbox(superuser, new UUID(12, 2), "marking", "MARK", "");
    }

    private void mailbox(Connection superuser, UUID id, String user, String afterwards, String done) throws SQLException {
        var secret = new Vault(List.of(key), new Randomness()).seal("{\"first\":\"" + MailServer.PASSWORD + "\",\"refresh\":\"\"}", Estate.PROVIDER + "/mailbox/" + id);
        try (var statement = superuser.createStatement()) {
            statement.execute("insert into mailbox (provider_id, id, name, host, port, protection, user_name, proof, token_address, client_id, token_scope, folder, afterwards, done_folder, failed_folder, "
                    + "secret, created_at) values ('" + Estate.PROVIDER + "', '" + id + "', '" + user + "', '" + MailServer.HOST + "', 993, 'TLS', '" + user + "', 'PASSWORD', '', '', '', '" + INBOX + "', '"
                    + afterwards + "', '" + done + "', '" + FAILED + "', '" + secret + "', now())");
            statement.execute("insert into mailbox_look (provider_id, id, next_at, trouble) values ('" + Estate.PROVIDER + "', '" + id + "', now(), '')");
        }
    }

    @Override
    public void bring(List<Letter> letters) throws InterruptedException {
        for (var letter : letters) {
            while (delivered - progress() >= WAITING) {
                Thread.sleep(LOOK);
            }
            (delivered % 2 == 0 ? moving : marking).deliver(letter);
            delivered++;
            Thread.sleep(pause);
        }
        while (progress() < letters.size()) {
            Thread.sleep(LOOK);
        }
    }

    @Override
    public int progress() {
        return moving.count(DONE, false) + moving.count(FAILED, false) + marking.count(INBOX, true) + marking.count(FAILED, false);
    }

    @Override
    public List<String> leftOver() {
        var wrong = new ArrayList<String>();
        int failed = moving.count(FAILED, false) + marking.count(FAILED, false);
        if (failed > 0) {
            wrong.add(failed + " mails lie in the folder of those that could not be taken");
        }
        if (moving.count(INBOX, false) > 0) {
            wrong.add(moving.count(INBOX, false) + " mails were not moved");
        }
        if (marking.count(INBOX, false) != marking.count(INBOX, true)) {
            wrong.add((marking.count(INBOX, false) - marking.count(INBOX, true)) + " mails were not marked");
        }
        return wrong;
    }

    @Override
    public String summary() {
        return "%,d mails lay in the mailboxes: %,d were moved, %,d marked".formatted(delivered, moving.count(DONE, false), marking.count(INBOX, true));
    }

    @Override
    public void close() {
        server.close();
    }
}

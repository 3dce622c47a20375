package org.mailward.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mailward.system.Progress;
import org.mailward.system.Settings;
import org.mailward.system.Stack;

/// Brings mails in while servers are killed, and counts afterwards. Ends with 1 when anything was lost, doubled or left unread.
public final class Crash {

    private static final Duration READ = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final String LEASE = "PT20S";

    private final Path folder;
    private final Path ear;
    private final long seed;
    private final int mails;
    private final int payaraKills;
    private final int postgresKills;

    private Crash(Path folder, Path ear, long seed, int mails, int payaraKills, int postgresKills) {
        this.folder = folder;
        this.ear = ear;
        this.seed = seed;
        this.mails = mails;
        this.payaraKills = payaraKills;
        this.postgresKills = postgresKills;
    }

    /// @param arguments `smtp`, `imap` or `both`
    public static void main(String[] arguments) throws Exception {
        var way = arguments.length == 0 ? "smtp" : arguments[0];
        if (!List.of("smtp", "imap", "both").contains(way)) {
            System.err.println("There is no crash test '" + way + "'; there are: smtp, imap, both");
            System.exit(2);
        }
        long seed = property("crash.seed").map(Long::parseLong).orElseGet(() -> new Random().nextLong(1_000_000));
        var crash = new Crash(Path.of(property("crash.dir").orElse("target/crash")).toAbsolutePath(), Path.of(property("crash.ear").orElseThrow()), seed,
                Integer.getInteger("crash.mails", 5_000), Integer.getInteger("crash.payara-kills", 20), Integer.getInteger("crash.postgres-kills", 5));
        System.exit(crash.run(way, Integer.getInteger("crash.per-second", 40)) ? 0 : 1);
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(text -> !text.isBlank());
    }

    static void say(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }

    private boolean run(String way, int perSecond) throws IOException, InterruptedException, SQLException {
        say("Mailward crash test by %s: %,d mails, %d kills of Payara, %d of PostgreSQL, -Dcrash.seed=%d", way.toUpperCase(Locale.ROOT), mails, payaraKills, postgresKills, seed);
        var random = new Random(seed);
        var letters = new Letters(random).make(mails);
        long broken = letters.stream().filter(letter -> Count.read(letter).isEmpty()).count();
        say("made up: %,d mails, %,d of them different, %,d broken", letters.size(), letters.stream().map(Letter::no).distinct().count(), broken);
        clear(folder);
        var settings = Settings.forTests(folder.resolve("stack"), Crash::property).withDurable(true);
        try (WayIn in = wayIn(way, settings, random, perSecond)) {
            var spool = Files.createDirectories(folder.resolve("spool"));
            try (var stack = Stack.on(settings.withApplication(variables(settings, in, spool)), new Told(), sentence -> say("%s", sentence))) {
                Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "shutdown"));
                stack.startServer();
                stack.dns().start();
                stack.deploy(ear);
                try (var superuser = stack.asSuperuser()) {
                    Estate.build(superuser);
                    in.build(superuser);
                }
                var wrong = new ArrayList<>(crash(stack, random, in, letters));
                try (var superuser = stack.asSuperuser()) {
                    wrong.addAll(new Verdict(superuser, letters).find(spool));
                }
                wrong.forEach(sentence -> say("WRONG: %s", sentence));
                say(wrong.isEmpty() ? "Nothing was lost, and nothing was counted twice." : "%d things are wrong; see above. The servers' logs are in %s", wrong.size(), folder.resolve("stack/logs"));
                return wrong.isEmpty();
            }
        }
    }

    private WayIn wayIn(String way, Settings settings, Random random, int perSecond) throws IOException, InterruptedException {
        return switch (way) {
            case "imap" -> new ImapWay(folder.resolve("imap"), random, perSecond);
            case "both" -> new BothWays(new SmtpWay(settings.ports().smtp(), perSecond), new ImapWay(folder.resolve("imap"), random, perSecond));
            default -> new SmtpWay(settings.ports().smtp(), perSecond);
        };
    }

    /// Small leases, so that what a killed server had begun is taken up again within the test; and small memory, so that files are used.
    private static Map<String, String> variables(Settings settings, WayIn in, Path spool) {
        var variables = new HashMap<>(Map.of(
                "MAILWARD_INTAKE_LEASE", LEASE,
                "MAILWARD_RECEIVER_IN_MEMORY", "4096",
                "MAILWARD_INTAKE_ROWS_IN_MEMORY", "8192",
                "MAILWARD_DNS_RESOLVERS", "127.0.0.1:" + settings.ports().dns(),
                "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + spool));
        variables.putAll(in.variables());
        return variables;
    }

    private List<String> crash(Stack stack, Random random, WayIn in, List<Letter> letters) throws InterruptedException, SQLException {
        var over = new AtomicBoolean();
        var blows = new Blows(stack, random, letters.size(), payaraKills, postgresKills, in::progress, over::get);
        var bringing = CompletableFuture.runAsync(() -> {
            try {
                in.bring(letters);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                over.set(true);
            }
        }, task -> Thread.ofPlatform().name("bringing").start(task));
        blows.deal();
        bringing.join();
        say("%s", blows.summary());
        say("%s", in.summary());
        var wrong = new ArrayList<>(blows.trouble());
        wrong.addAll(in.leftOver());
        var since = Instant.now();
        long unread = unread(stack);
        while (unread > 0 && Instant.now().isBefore(since.plus(READ))) {
            Thread.sleep(LOOK);
            unread = unread(stack);
        }
        if (unread > 0) {
            wrong.add(unread + " arrivals are still unread after " + READ.toMinutes() + " minutes");
        } else {
            say("everything was read %d s after the last mail and the last kill", Duration.between(since, Instant.now()).toSeconds());
        }
        return wrong;
    }

    private static long unread(Stack stack) throws SQLException {
        try (var superuser = stack.asSuperuser(); var statement = superuser.createStatement(); var rows = statement.executeQuery("select count(*) from arrival where state = 'RECEIVED'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((one, other) -> other.getNameCount() - one.getNameCount()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// Tells how the first start goes.
    private static final class Told implements Progress {

        @Override
        public void note(String sentence) {
            say("%s", sentence);
        }

        @Override
        public void ready(String part, Duration took, String where) {
            say("%-14s %5.1f s  %s", part, took.toMillis() / 1000.0, where);
        }
    }
}

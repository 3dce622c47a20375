package org.mailward.crash;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.mailward.system.CannotStart;
import org.mailward.system.Stack;

/// Kills servers at random moments and starts them again.
///
/// A moment is a number of mails that have come in, plus a little time; or, for the application server, some seconds into the start that
/// follows its last death.
final class Blows {

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final double WHILE_STARTING = 0.15;
    private static final int LONGEST_START_MILLIS = 20_000;
    private static final int SOON_MILLIS = 1_200;
    private static final int LATER_MILLIS = 12_000;
    private static final int DOWN_MILLIS = 4_000;

    private final Stack stack;
    private final IntSupplier progress;
    private final BooleanSupplier over;
    private final List<Blow> payara;
    private final List<Blow> postgres;
    private final Instant begun = Instant.now();
    private final ConcurrentLinkedQueue<String> trouble = new ConcurrentLinkedQueue<>();
    private final List<Duration> starts = new ArrayList<>();

    /// @param position after so many mails
    /// @param millis later by so much, or into the start, so much
    /// @param whileStarting the server that the blow before killed is just coming up
    /// @param down how long it stays down
    private record Blow(int position, int millis, boolean whileStarting, int down) {
    }

    /// @param mails how many there are
    /// @param progress how many have come in
    /// @param over true once no more come
    Blows(Stack stack, Random random, int mails, int payaraKills, int postgresKills, IntSupplier progress, BooleanSupplier over) {
        this.stack = stack;
        this.progress = progress;
        this.over = over;
        this.payara = payara(random, mails, payaraKills);
        this.postgres = random.ints(postgresKills, 0, mails).sorted().mapToObj(position -> new Blow(position, random.nextInt(LATER_MILLIS), false, random.nextInt(DOWN_MILLIS))).toList();
    }

    private static List<Blow> payara(Random random, int mails, int kills) {
        var positions = random.ints(kills, 0, mails).sorted().toArray();
        return IntStream.range(0, kills).mapToObj(i -> {
            boolean starting = i > 0 && random.nextDouble() < WHILE_STARTING;
            return new Blow(positions[i], random.nextInt(starting ? LONGEST_START_MILLIS : SOON_MILLIS), starting, 0);
        }).toList();
    }

    /// Deals them all; returns when every server is up again.
    void deal() throws InterruptedException {
        var other = Thread.ofVirtual().name("blows to PostgreSQL").start(this::dealToPostgres);
        Optional<Thread> start = Optional.empty();
        for (int i = 0; i < payara.size(); i++) {
            var blow = payara.get(i);
            if (!blow.whileStarting()) {
                await(start);
                until(blow.position());
            }
            Thread.sleep(blow.millis());
            boolean up = start.map(thread -> !thread.isAlive()).orElse(true);
            say("kill %d of Payara, after %,d mails%s", i + 1, progress.getAsInt(), up ? "" : ", while it starts");
            stack.killServer();
            await(start);
            start = Optional.of(resume(i + 1 < payara.size() && payara.get(i + 1).whileStarting()));
        }
        await(start);
        other.join();
    }

    private static void await(Optional<Thread> start) throws InterruptedException {
        if (start.isPresent()) {
            start.get().join();
        }
    }

    /// @param disturbed it will be killed while it starts
    private Thread resume(boolean disturbed) {
        var from = Instant.now();
        return Thread.ofVirtual().name("start").start(() -> {
            try {
                stack.resumeServer();
                synchronized (starts) {
                    starts.add(Duration.between(from, Instant.now()));
                }
            } catch (CannotStart | IOException e) {
                if (!disturbed) {
                    broken("Payara did not come up again: " + e.getMessage());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void dealToPostgres() {
        try {
            for (int i = 0; i < postgres.size(); i++) {
                var blow = postgres.get(i);
                until(blow.position());
                Thread.sleep(blow.millis());
                say("kill %d of PostgreSQL, after %,d mails", i + 1, progress.getAsInt());
                stack.killDatabase();
                Thread.sleep(blow.down());
                stack.startDatabase();
            }
        } catch (IOException | SQLException e) {
            broken("PostgreSQL did not come up again: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void until(int position) throws InterruptedException {
        while (progress.getAsInt() < position && !over.getAsBoolean()) {
            Thread.sleep(LOOK);
        }
    }

    private void broken(String sentence) {
        say("%s", sentence);
        trouble.add(sentence);
    }

    private void say(String line, Object... values) {
        Crash.say("%5.1f s  %s", Duration.between(begun, Instant.now()).toMillis() / 1000.0, line.formatted(values));
    }

    /// What went wrong with the servers beside being killed.
    List<String> trouble() {
        return List.copyOf(trouble);
    }

    String summary() {
        synchronized (starts) {
            return "%d kills of Payara and %d of PostgreSQL; Payara was ready again after %s s".formatted(payara.size(), postgres.size(),
                    String.join(", ", starts.stream().map(start -> Long.toString(start.toSeconds())).toList()));
        }
    }
}

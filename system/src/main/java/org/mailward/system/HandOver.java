package org.mailward.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Gives the built EAR to the launcher that Maven started before the build, and holds Maven until the launcher ends.
///
/// The launcher starts the servers while Maven compiles. This is Maven's last step: it writes the EAR's place into the data
/// folder, and waits, so that Maven keeps the keyboard and Ctrl-C reaches everybody.
public final class HandOver {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FILE = "built";

    private final Path mark;
    private final Path launcher;

    HandOver(Path data) {
        var running = data.resolve("run");
        this.mark = running.resolve(FILE);
        this.launcher = running.resolve(DataFolder.LAUNCHER);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var data = Path.of(System.getProperty(Settings.DATA_DIR));
        new HandOver(data).give(Path.of(System.getProperty(Launcher.EAR)));
    }

    /// Forgets what an earlier build left.
    void clear() throws IOException {
        Files.deleteIfExists(mark);
    }

    /// The EAR, once it is built.
    CompletableFuture<Path> awaited() {
        var ear = new CompletableFuture<Path>();
        Thread.ofVirtual().name("build").start(() -> {
            try {
                while (!Files.exists(mark)) {
                    Thread.sleep(BETWEEN_LOOKS);
                }
                ear.complete(Path.of(Files.readString(mark)));
                clear();
            } catch (IOException | InterruptedException cut) {
                ear.completeExceptionally(new CannotStart("The built application was not handed over: " + cut.getMessage(), cut));
            }
        });
        return ear;
    }

    private void give(Path ear) throws IOException, InterruptedException {
        var receiver = receiver().orElseThrow(() -> new CannotStart("The launcher does not run any more."));
        var beside = mark.resolveSibling(FILE + ".new");
        Files.writeString(beside, ear.toAbsolutePath().toString());
        Files.move(beside, mark, StandardCopyOption.ATOMIC_MOVE);
        Watch.end(receiver).join();
    }

    /// The launcher started by this very Maven; on a slow machine it may not be up yet.
    private Optional<ProcessHandle> receiver() throws IOException, InterruptedException {
        var maven = ProcessHandle.current().parent();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var found = OwnedProcess.marked(launcher).filter(process -> process.parent().equals(maven));
            if (found.isPresent()) {
                return found;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return Optional.empty();
    }
}

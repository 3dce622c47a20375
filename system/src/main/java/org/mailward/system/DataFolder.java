package org.mailward.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The folder where one stack keeps everything, and the guard that only one stack works in it.
final class DataFolder {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    static final String LAUNCHER = "launcher.pid";
    private static final List<String> PARTS = List.of("payara.pid", "keycloak.pid", "postgresql.pid");

    private final Settings settings;

    DataFolder(Settings settings) {
        this.settings = settings;
    }

    /// Takes the folder for this process, ends what a killed launcher left running, and empties it when that is asked for.
    void open(Progress progress) throws IOException {
        Files.createDirectories(settings.running());
        var other = running(LAUNCHER).filter(process -> process.pid() != ProcessHandle.current().pid());
        if (other.isPresent()) {
            throw new CannotStart("Mailward already runs on the data in " + settings.data() + " (process " + other.get().pid()
                    + "); stop it there with Ctrl-C, or choose another folder with -D" + Settings.DATA_DIR + "=….");
        }
        for (var part : PARTS) {
            endLeftOver(part, progress);
        }
        new HandOver(settings.data()).clear();
        OwnedProcess.mark(settings.running().resolve(LAUNCHER), ProcessHandle.current());
        if (settings.reset()) {
            for (var kept : List.of(Database.folder(settings.data()), settings.data().resolve("keycloak"),
                    settings.data().resolve("payara"), settings.data().resolve("certificates"), settings.logs(), Secrets.file(settings.data()))) {
                PrivateFiles.deleteTree(kept);
            }
            progress.note("The data in " + settings.data() + " was reset.");
        }
    }

    private Optional<ProcessHandle> running(String mark) throws IOException {
        return OwnedProcess.marked(settings.running().resolve(mark));
    }

    private void endLeftOver(String mark, Progress progress) throws IOException {
        var leftOver = running(mark);
        if (leftOver.isPresent()) {
            end(leftOver.get());
            progress.note("A process left by a start that was killed was ended: " + mark.replace(".pid", "") + ", number "
                    + leftOver.get().pid() + ".");
        }
        Files.deleteIfExists(settings.running().resolve(mark));
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Gives the folder back.
    static void release(Settings settings) throws IOException {
        Files.deleteIfExists(settings.running().resolve(LAUNCHER));
    }
}

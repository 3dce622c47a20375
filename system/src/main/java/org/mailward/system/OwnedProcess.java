package org.mailward.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/// A server's process that lives no longer than the stack.
///
/// A file names the process while it runs, so that the next start finds what a killed launcher left behind.
final class OwnedProcess {

    private static final Duration AFTER_THE_KILL = Duration.ofSeconds(2);

    private final Process process;
    private final Path mark;
    private volatile boolean stopping;

    private OwnedProcess(Process process, Path mark) {
        this.process = process;
        this.mark = mark;
    }

    /// @param environment variables beside the launcher's own
    /// @param log receives what the process prints; the log of the start before is kept beside it
    /// @param mark names the process while it runs
    static OwnedProcess start(List<String> command, Map<String, String> environment, Path folder, Path log, Path mark)
            throws IOException {
        Files.createDirectories(folder);
        Files.createDirectories(log.getParent());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".before"), StandardCopyOption.REPLACE_EXISTING);
        }
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        mark(mark, process.toHandle());
        return new OwnedProcess(process, mark);
    }

    /// Notes a process that something else started for this stack.
    static void mark(Path mark, ProcessHandle process) throws IOException {
        Files.createDirectories(mark.getParent());
        Files.writeString(mark, process.pid() + " " + startOf(process) + "\n");
    }

    /// The process that a mark names, if it still runs. Its start time must agree, because process numbers are used again.
    static Optional<ProcessHandle> marked(Path mark) throws IOException {
        if (!Files.exists(mark)) {
            return Optional.empty();
        }
        var words = Files.readString(mark).strip().split(" ");
        if (words.length != 2 || !words[0].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(process -> process.isAlive() && startOf(process).equals(words[1]));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("-");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /// Hears of an end that nobody asked for.
    void whenItEndsByItself(IntConsumer exitCode) {
        process.onExit().thenAccept(ended -> {
            if (!stopping) {
                exitCode.accept(ended.exitValue());
            }
        });
    }

    /// Asks the process to end and ends it when it has not done so in time.
    void stop(Duration grace) throws InterruptedException, IOException {
        stopping = true;
        process.destroy();
        if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
        Files.deleteIfExists(mark);
    }

    /// Ends the process at once, as a crash would.
    void kill() throws InterruptedException {
        stopping = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor(AFTER_THE_KILL.toMillis(), TimeUnit.MILLISECONDS);
    }
}

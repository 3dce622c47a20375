package org.mailward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// The just-in-time compilers, whose work a server that has been up for a while no longer needs.
final class Compilers {

    private static final Pattern NAME = Pattern.compile("C[12] Compiler.*");
    /// User time; system time stands behind it.
    private static final int USER_TIME = 11;

    private Compilers() {
    }

    /// What this process's compilers have taken until now; nothing where the system does not tell. Threads that ended are left out, so
    /// they must not come and go (`-XX:-UseDynamicNumberOfCompilerThreads`).
    static Duration processorTime() throws IOException {
        var threads = Path.of("/proc/self/task");
        if (!Files.isDirectory(threads)) {
            return Duration.ZERO;
        }
        long ticks = 0;
        try (var all = Files.list(threads)) {
            for (var thread : all.toList()) {
                ticks += ticks(thread);
            }
        }
        return Duration.ofMillis(ticks * Books.TICK);
    }

    private static long ticks(Path thread) throws IOException {
        try {
            if (!NAME.matcher(Files.readString(thread.resolve("comm")).strip()).matches()) {
                return 0;
            }
            var figures = Files.readString(thread.resolve("stat")).replaceFirst(".*\\) ", "").split(" ");
            return Long.parseLong(figures[USER_TIME]) + Long.parseLong(figures[USER_TIME + 1]);
        } catch (NoSuchFileException e) {
            // It ended since the list was made, and was no compiler: those stay.
            return 0;
        }
    }
}

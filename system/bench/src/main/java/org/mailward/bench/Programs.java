package org.mailward.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Programs of the machine that a benchmark needs.
final class Programs {

    private Programs() {
    }

    /// Where a program is, on the PATH or among the system's.
    static Optional<Path> find(String name) {
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).findFirst();
    }

    static Path require(String name, String packageName) {
        return find(name).orElseThrow(() -> new Bench.CannotMeasureException(
                "This benchmark needs the program " + name + ", which is not on this machine. Install it (Debian: apt-get install " + packageName + ") and run again."));
    }
}

package org.mailward.bench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Benchmarks put the application's classes together by themselves; a small one of a kind shows that they still fit.
class BenchmarksTest {

    @TempDir
    Path folder;

    @Test
    void a_small_intake_ends_with_everything_that_was_sent() {
        assertDoesNotThrow(() -> new IntakeRun(folder, 60).run());
    }
}

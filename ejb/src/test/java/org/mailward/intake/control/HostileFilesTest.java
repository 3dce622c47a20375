package org.mailward.intake.control;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Files that are made to do harm end with a reason, or are read with a quirk, in a process that has no memory for them; and the file
/// behind each is read as if there had been none.
class HostileFilesTest {

    private static final int MEMORY = 112;

    private static final String EXPECTED = """
            10 GB of blanks in 10 MB of gzip | too-dense
            1.1 GB of noise, packed no tighter than reports are | too-large
            a zip in a zip, twelve times | too-deep
            a zip with nine bombs | too-dense
            a zip with ten thousand files | read 0 rows [zero-records], too-many-files
            a zip with sixteen reports of many servers | entered 20000 rows before the rest is read
            a zip with forty reports of many rows | entered 10000 rows before the rest is read, read 10000 rows []
            a zip with twenty reports about TLS of many letters | entered 1 rows before the rest is read
            a million rows | too-many-rows
            half a million servers | too-many-sources
            a thousand signatures of 60,000 letters | read 1000 rows []
            an attribute of 100 MB | text-too-long
            a text without an end | text-too-long
            elements inside each other | nested-too-deep
            a billion laughs | entities
            dated 1970 | range-absurd
            dated 2099 | range-absurd
            a negative count | count-unreadable
            a count beyond all numbers | count-unreadable
            characters of four bytes | read 1 rows [four-byte-characters]
            control characters | read 1 rows [control-characters]
            cut in the middle of a record | truncated
            a gzip cut in half | truncated
            a picture | not-a-report
            nothing | empty
            """;

    @Test
    void each_ends_with_its_reason_in_little_memory_and_the_next_file_is_read() throws IOException, InterruptedException {
        var java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + MEMORY + "m", "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=8m",
                "-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), HostileFiles.class.getName()).redirectErrorStream(true).start();
        String output;
        try (var in = java.getInputStream()) {
            output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertEquals(0, java.waitFor(), output);
        var said = output.lines().filter(line -> line.contains("\t")).map(line -> line.split("\t")).collect(Collectors.toMap(cells -> cells[0], cells -> cells, (first, _) -> first, LinkedHashMap::new));
        assertTrue(Integer.parseInt(said.remove("memory")[1]) <= MEMORY, "the process had more memory than it was to have");
        var expected = EXPECTED.lines().map(line -> line.split(" \\| ")).collect(Collectors.toMap(cells -> cells[0], cells -> cells[1], (first, _) -> first, LinkedHashMap::new));
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(said.keySet()));
        assertAll(expected.entrySet().stream().flatMap(one -> checks(one, said.get(one.getKey()))));
    }

    private static Stream<Executable> checks(Map.Entry<String, String> expected, String[] said) {
        return Stream.of(() -> assertEquals(expected.getValue(), said[1], expected.getKey()), () -> assertEquals(HostileFiles.GOOD, said[2], "the file after: " + expected.getKey()));
    }
}

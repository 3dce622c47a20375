package org.mailward.platform.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ScratchFileTest {

    private static final byte[] TEXT = "a mail that nobody else may read".getBytes(StandardCharsets.US_ASCII);

    @Test
    void what_was_written_is_read_from_the_beginning_each_time() throws IOException {
        try (var file = new ScratchFile()) {
            file.write(TEXT, 0, 6);
            try (var early = file.open()) {
                file.write(TEXT, 6, TEXT.length - 6);
                assertEquals("a mail", new String(early.readAllBytes(), StandardCharsets.US_ASCII));
            }
            assertEquals(TEXT.length, file.size());
            for (int i = 0; i < 2; i++) {
                try (var in = file.open()) {
                    assertEquals(TEXT[0], in.read());
                    assertEquals(TEXT.length - 1, in.readAllBytes().length);
                }
            }
            try (var in = file.open()) {
                assertArrayEquals(TEXT, in.readAllBytes());
            }
        }
    }

    /// A process that is killed cannot tidy up; other systems remove the name only when the file is closed.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobody_finds_it_while_it_is_written() throws IOException {
        var before = ours();
        try (var file = new ScratchFile()) {
            file.write(TEXT, 0, TEXT.length);
            var during = ours();
            during.removeAll(before);
            assertEquals(Set.of(), during.stream().filter(ScratchFileTest::holdsTheText).collect(Collectors.toSet()));
        }
    }

    @Test
    void nothing_is_read_once_it_is_closed() throws IOException {
        var file = new ScratchFile();
        file.write(TEXT, 0, TEXT.length);
        var in = file.open();
        file.close();
        assertThrows(IOException.class, in::read);
        assertThrows(IOException.class, file::open);
    }

    private static Set<Path> ours() throws IOException {
        try (var all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(file -> file.getFileName().toString().startsWith("mailward-") && Files.isRegularFile(file)).collect(Collectors.toSet());
        }
    }

    private static boolean holdsTheText(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(new String(TEXT, StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            return false;
        }
    }
}

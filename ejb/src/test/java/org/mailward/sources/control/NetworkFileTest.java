package org.mailward.sources.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.sources.NetworkOwner;

class NetworkFileTest {

    private static final String LINES = "192.0.2.0\t192.0.2.255\t64500\tSE\tNordic Example\n2001:db8::\t2001:db8:ffff:ffff:ffff:ffff:ffff:ffff\t64501\tNone\tDocumentation\n";

    @TempDir
    private Path folder;

    @Test
    void a_file_is_read_as_it_is_and_packed_and_is_as_old_as_it_was_written() throws IOException {
        var plain = Files.writeString(folder.resolve("networks.tsv"), LINES);
        var packed = folder.resolve("networks.tsv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(LINES.getBytes(StandardCharsets.UTF_8));
        }
        for (var file : new Path[] {plain, packed}) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-04-03T12:00:00Z")));
            var table = NetworkFile.read(file.toString());
            assertEquals(2, table.size());
            assertEquals(LocalDate.parse("2026-04-03"), table.date());
            assertEquals(Optional.of(new NetworkOwner(64500, "Nordic Example", "SE")), table.find(IpAddress.of("192.0.2.77").orElseThrow()));
        }
    }

    @Test
    void what_cannot_be_read_is_refused_with_its_name() throws IOException {
        var broken = Files.writeString(folder.resolve("broken.tsv.gz"), LINES);
        var empty = Files.writeString(folder.resolve("empty.tsv"), "");
        for (var file : new Path[] {broken, empty, folder.resolve("none.tsv")}) {
            var refused = assertThrows(IllegalArgumentException.class, () -> NetworkFile.read(file.toString()));
            assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        }
    }
}

package org.mailward.sources.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.config.Config;
import org.mailward.platform.settings.Settings;
import org.mailward.sources.NetworkTable;

/// Who holds which network, from a file that the operator brings. Without one nothing is known of networks; Mailward ships none.
@ApplicationScoped
public class NetworkFile {

    static final String FILE = "mailward.networks.file";

    private static final String PACKED = ".gz";

    private static final long LARGEST = 256L * 1024 * 1024;

    /// @throws IllegalArgumentException when the file cannot be read, or is none of the forms that [NetworkTable] reads
    @Produces
    @Singleton
    public NetworkTable networks(Config config) {
        Optional<String> file = Settings.of(config).text(FILE);
        return file.map(NetworkFile::read).orElse(NetworkTable.EMPTY);
    }

    private static InputStream open(Path path) throws IOException {
        var bytes = Files.newInputStream(path);
        return path.toString().endsWith(PACKED) ? new GZIPInputStream(bytes) : bytes;
    }

    static NetworkTable read(String file) {
        var path = Path.of(file);
        try {
            if (Files.size(path) > LARGEST) {
                throw new IllegalArgumentException(FILE + ": '" + file + "' has more than " + LARGEST + " bytes");
            }
            var date = LocalDate.ofInstant(Files.getLastModifiedTime(path).toInstant(), ZoneOffset.UTC);
            // Any octet is a character here; names of holders in other encodings stay readable.
            try (var bytes = open(path); var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1))) {
                return NetworkTable.read(lines.lines().iterator(), date);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw new IllegalArgumentException(FILE + ": '" + file + "' cannot be read", unreadable);
        } catch (IllegalStateException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException(FILE + ": '" + file + "': " + unusable.getMessage(), unusable);
        }
    }
}

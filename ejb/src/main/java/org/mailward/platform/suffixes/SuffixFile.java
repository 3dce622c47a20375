package org.mailward.platform.suffixes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.settings.Settings;

/// Where the public suffix list comes from: a file that the operator keeps fresh, else the copy inside the HTTP client's
/// library, which is as old as that library.
///
/// The list is Mozilla's, under the Mozilla Public License 2.0. Mailward reads it and ships no copy of its own.
public final class SuffixFile {

    static final String FILE = "mailward.suffixes.file";

    private static final String BUNDLED = "/org/publicsuffix/list/effective_tld_names.dat";
    private static final String TITLE = "publicsuffix.org";
    private static final int LARGEST = 4 * 1024 * 1024;

    private SuffixFile() {
    }

    /// @throws IllegalArgumentException when the operator's file cannot be read, or is no public suffix list
    public static PublicSuffixList read(Settings settings) {
        Optional<String> file = settings.text(FILE);
        if (file.isEmpty()) {
            return bundled();
        }
        try (InputStream in = Files.newInputStream(Path.of(file.get()))) {
            return PublicSuffixList.read(text(in), TITLE);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(FILE + ": '" + file.get() + "' cannot be read", unreadable);
        } catch (IllegalArgumentException noList) {
            throw new IllegalArgumentException(FILE + ": '" + file.get() + "': " + noList.getMessage(), noList);
        }
    }

    private static PublicSuffixList bundled() {
        try (InputStream in = SuffixFile.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException("The HTTP client's library no longer holds " + BUNDLED);
            }
            return PublicSuffixList.read(text(in), TITLE);
        } catch (IOException broken) {
            throw new IllegalStateException("The public suffix list inside the application cannot be read", broken);
        }
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
    }
}

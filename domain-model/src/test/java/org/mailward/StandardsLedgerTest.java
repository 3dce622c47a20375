package org.mailward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every section that the sources cite is in `docs/rfc.md`.
class StandardsLedgerTest {

    private static final Pattern CITED = Pattern.compile("(RFC \\d{4}|draft-[a-z0-9-]+-\\d\\d) (§[A-Z0-9]+(?:\\.\\d+)*)");
    private static final Pattern RFC = Pattern.compile("RFC \\d{4}");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path LEDGER = Path.of("../docs/rfc.md");

    private static Set<String> all(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
            assertTrue(java.size() > 100, () -> "only " + java.size() + " sources were looked at");
            var text = new StringBuilder();
            for (Path file : java) {
                text.append(Files.readString(file)).append('\n');
            }
            return text.toString();
        }
    }

    @Test
    void lists_every_section_cited() throws IOException {
        Set<String> cited = all(CITED, sources());
        assertTrue(cited.size() > 40, cited::toString);
        cited.removeAll(all(CITED, Files.readString(LEDGER)));
        assertEquals(Set.of(), cited, "add these to docs/rfc.md");
    }

    @Test
    void lists_every_standard_named() throws IOException {
        Set<String> named = all(RFC, sources());
        named.removeAll(all(RFC, Files.readString(LEDGER)));
        assertEquals(Set.of(), named, "add these to docs/rfc.md");
    }
}

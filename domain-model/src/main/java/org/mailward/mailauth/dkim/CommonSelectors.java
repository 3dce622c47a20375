package org.mailward.mailauth.dkim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The selectors that mail services and server software use by default, kept in `common-selectors.txt`.
///
/// DKIM has no way to list a domain's selectors (RFC 6376 §3.1), so these are tried.
public final class CommonSelectors {

    private static final List<String> ALL = load();

    private CommonSelectors() {
    }

    public static List<String> all() {
        return ALL;
    }

    private static List<String> load() {
        var stream = Objects.requireNonNull(CommonSelectors.class.getResourceAsStream("common-selectors.txt"), "common-selectors.txt is missing beside CommonSelectors");
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            return lines.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).map(line -> line.split("\\s+")[0]).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("common-selectors.txt cannot be read", broken);
        }
    }
}

package org.mailward.mailauth.orgdomain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Public suffix lists for tests.
public final class Suffixes {

    private static final PublicSuffixList REAL = PublicSuffixList.read(resource(), "publicsuffix.org");

    private Suffixes() {
    }

    /// The real list, from a library that carries a copy.
    public static PublicSuffixList real() {
        return REAL;
    }

    /// @param rules one per line
    public static PublicSuffixList of(String rules) {
        return PublicSuffixList.read("// VERSION: 2026-01-31_08-00-00_UTC\n" + rules, "a test");
    }

    private static String resource() {
        try (InputStream in = Suffixes.class.getResourceAsStream("/org/publicsuffix/list/effective_tld_names.dat")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package org.mailward.tenancy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// A random secret that is shown once and afterwards known only by its hash.
///
/// @param text 256 bits as URL-safe text after a prefix that tells its kind
public record Secret(String text) {

    private static final int BYTES = 32;

    public static Secret random(String prefix, RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// SHA-256 in hexadecimal. The secret has 256 random bits, so a slow password hash would add nothing.
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// The first characters, to recognise the secret by.
    public String hint() {
        return text.substring(0, Math.min(8, text.length())) + "…";
    }

    @Override
    public String toString() {
        return "Secret[" + hint() + "]";
    }
}

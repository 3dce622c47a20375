package org.mailward.platform.secrets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// One key of the installation.
/// @param id the beginning of the SHA-256 of the key, which gives nothing of it away
record SealingKey(String id, SecretKey key) {

    private static final int OCTETS = 32;
    private static final int ID_OCTETS = 4;

    static SealingKey of(String text) {
        byte[] octets;
        try {
            octets = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // The text is a secret, so it is not repeated here.
            throw new IllegalArgumentException(Vault.KEY + ": a key is not Base64", e);
        }
        if (octets.length != OCTETS) {
            throw new IllegalArgumentException(Vault.KEY + ": a key has " + octets.length + " octets in place of " + OCTETS
                    + "; make one with 'openssl rand -base64 32'");
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(octets);
            return new SealingKey(HexFormat.of().formatHex(digest, 0, ID_OCTETS), new SecretKeySpec(octets, "AES"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "SealingKey[" + id + "]";
    }
}

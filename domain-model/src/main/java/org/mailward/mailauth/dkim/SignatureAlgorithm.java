package org.mailward.mailauth.dkim;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.keys.StrangersKey;

/// The ways to sign that verifiers know.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.3">RFC 6376 §3.3</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8463#section-3">RFC 8463 §3</a>
public enum SignatureAlgorithm {

    RSA_SHA256("rsa", "sha256", "SHA-256"),
    /// No longer acceptable (RFC 8301 §3.1).
    RSA_SHA1("rsa", "sha1", "SHA-1"),
    ED25519_SHA256("ed25519", "sha256", "SHA-256");

    private static final int LONGEST_SIGNATURE = 8_192;

    private final String keyType;
    private final String hash;
    private final String digest;

    SignatureAlgorithm(String keyType, String hash, String digest) {
        this.keyType = keyType;
        this.hash = hash;
        this.digest = digest;
    }

    /// What `a=` says; empty when no verifier has to know it.
    public static Optional<SignatureAlgorithm> of(String text) {
        for (SignatureAlgorithm algorithm : values()) {
            if (algorithm.text().equals(text.toLowerCase(Locale.ROOT))) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /// As `a=` has it.
    public String text() {
        return keyType + "-" + hash;
    }

    /// As `h=` of a key record has it.
    public String hash() {
        return hash;
    }

    public boolean isAcceptable() {
        return this != RSA_SHA1;
    }

    /// True when a key is of the kind that this needs.
    boolean fits(PublicKey key) {
        return this == ED25519_SHA256 ? key instanceof PublicKey.Ed25519 : key instanceof PublicKey.Rsa;
    }

    /// The fingerprint of octets in base64.
    String digest(String octets) {
        return Base64.getEncoder().encodeToString(hashOf(octets));
    }

    private byte[] hashOf(String octets) {
        try {
            return MessageDigest.getInstance(digest).digest(octets.getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has " + digest, impossible);
        }
    }

    /// True when the signature over these octets was made with the private half of the key, and checking that costs little.
    ///
    /// @param base64 the signature, without blanks
    public boolean verifies(PublicKey key, String octets, String base64) {
        if (!fits(key) || base64.isEmpty() || base64.length() > LONGEST_SIGNATURE || key instanceof PublicKey.Rsa rsa && !StrangersKey.isBounded(rsa.modulus(), rsa.exponent())) {
            return false;
        }
        try {
            byte[] signature = Base64.getDecoder().decode(base64);
            Signature check = switch (key) {
                case PublicKey.Rsa rsa -> rsa(rsa, octets);
                case PublicKey.Ed25519 ed25519 -> ed25519(ed25519, octets);
                case PublicKey.Revoked _, PublicKey.UnknownType _, PublicKey.Unreadable _ -> throw new IllegalArgumentException("No key to verify with: " + key);
            };
            return check.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            // A key or signature of the wrong shape verifies nothing.
            return false;
        }
    }

    private Signature rsa(PublicKey.Rsa key, String octets) throws GeneralSecurityException {
        Signature check = Signature.getInstance(this == RSA_SHA1 ? "SHA1withRSA" : "SHA256withRSA");
        check.initVerify(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(key.modulus(), key.exponent())));
        check.update(octets.getBytes(StandardCharsets.ISO_8859_1));
        return check;
    }

    /// The hash is what is signed (RFC 8463 §3). The key's octets are a number with the lowest octet first; its highest bit
    /// tells the sign of the other coordinate (RFC 8032 §5.1.2).
    private Signature ed25519(PublicKey.Ed25519 key, String octets) throws GeneralSecurityException {
        byte[] number = new StringBuilder(key.octets()).reverse().toString().getBytes(StandardCharsets.ISO_8859_1);
        boolean odd = (number[0] & 0x80) != 0;
        number[0] &= 0x7F;
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new BigInteger(1, number)))));
        check.update(hashOf(octets));
        return check;
    }
}

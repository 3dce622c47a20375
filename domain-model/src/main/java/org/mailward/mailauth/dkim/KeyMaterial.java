package org.mailward.mailauth.dkim;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// Reads the value of `p=`.
///
/// An RSA key is an `RSAPublicKey`, bare or inside a `SubjectPublicKeyInfo`; an Ed25519 key is its 32 octets.
///
/// ```
/// SubjectPublicKeyInfo ::= SEQUENCE { algorithm SEQUENCE { … }, subjectPublicKey BIT STRING }
/// RSAPublicKey         ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }
/// ```
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.6.1">RFC 6376 §3.6.1</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8463#section-4.2">RFC 8463 §4.2</a>
final class KeyMaterial {

    /// The longest value that is decoded, in characters; a key of 16384 bits has less than half of it.
    private static final int LONGEST = 8_192;

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;

    private KeyMaterial() {
    }

    static PublicKey read(String type, String value) {
        String base64 = value.replaceAll("[ \t\r\n]", "");
        if (base64.isEmpty()) {
            return new PublicKey.Revoked();
        }
        String kind = type.toLowerCase(Locale.ROOT);
        if (!kind.equals("rsa") && !kind.equals("ed25519")) {
            return new PublicKey.UnknownType(type);
        }
        if (base64.length() > LONGEST) {
            return new PublicKey.Unreadable("The value is longer than any key in use.");
        }
        byte[] octets;
        try {
            octets = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new PublicKey.Unreadable("The value is not valid base64; a part may be missing.");
        }
        if (kind.equals("ed25519")) {
            return octets.length == 32
                    ? new PublicKey.Ed25519()
                    : new PublicKey.Unreadable("An Ed25519 key has 32 octets, this one has " + octets.length + ".");
        }
        return modulus(octets)
                .<PublicKey>map(modulus -> new PublicKey.Rsa(modulus.bitLength()))
                .orElseGet(() -> new PublicKey.Unreadable("The value is not an RSA public key; a part may be missing."));
    }

    private static Optional<BigInteger> modulus(byte[] octets) {
        var whole = new Der(octets, 0, octets.length);
        return whole.enter(SEQUENCE).filter(_ -> whole.atEnd()).flatMap(outer -> {
            if (outer.next() == INTEGER) {
                return rsa(outer);
            }
            return outer.enter(SEQUENCE)
                    .flatMap(_ -> outer.enter(BIT_STRING))
                    .filter(Der::skipUnusedBits)
                    .flatMap(bits -> bits.enter(SEQUENCE))
                    .flatMap(KeyMaterial::rsa);
        });
    }

    private static Optional<BigInteger> rsa(Der sequence) {
        return sequence.enter(INTEGER)
                .filter(modulus -> modulus.length() > 0)
                .flatMap(modulus -> sequence.enter(INTEGER).filter(exponent -> exponent.length() > 0 && sequence.atEnd()).map(_ -> modulus.integer()))
                .filter(modulus -> modulus.signum() > 0);
    }

    /// A window on DER octets that reads one element after another.
    private static final class Der {
        private final byte[] octets;
        private int at;
        private final int end;

        Der(byte[] octets, int at, int end) {
            this.octets = octets;
            this.at = at;
            this.end = end;
        }

        int next() {
            return at < end ? octets[at] & 0xFF : -1;
        }

        int length() {
            return end - at;
        }

        boolean atEnd() {
            return at == end;
        }

        boolean skipUnusedBits() {
            return at < end && octets[at++] == 0;
        }

        BigInteger integer() {
            return new BigInteger(octets, at, end - at);
        }

        /// Reads an element's head and steps over it; empty when there is no such element or it does not fit.
        Optional<Der> enter(int tag) {
            if (next() != tag || at + 1 >= end) {
                return Optional.empty();
            }
            int length = octets[at + 1] & 0xFF;
            int from = at + 2;
            if (length > 0x80) {
                int octetsOfLength = length - 0x80;
                if (octetsOfLength > 3 || from + octetsOfLength > end) {
                    return Optional.empty();
                }
                length = 0;
                for (int i = 0; i < octetsOfLength; i++) {
                    length = length << 8 | octets[from++] & 0xFF;
                }
            } else if (length == 0x80) {
                return Optional.empty();
            }
            if (length > end - from) {
                return Optional.empty();
            }
            at = from + length;
            return Optional.of(new Der(octets, from, at));
        }
    }
}

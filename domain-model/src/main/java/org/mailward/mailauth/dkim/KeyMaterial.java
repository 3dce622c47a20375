package org.mailward.mailauth.dkim;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.mailward.mailauth.tags.Shown;

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

    private static final int ED25519_OCTETS = 32;

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;

    /// `AlgorithmIdentifier` of rsaEncryption, with its parameters NULL (RFC 8017 §A.1).
    private static final byte[] RSA_ENCRYPTION = {0x30, 0x0D, 0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00};

    private KeyMaterial() {
    }

    static PublicKey read(String type, String value) {
        String base64 = withoutBlanks(value);
        if (base64.isEmpty()) {
            return new PublicKey.Revoked();
        }
        boolean ed25519 = type.equalsIgnoreCase("ed25519");
        if (!ed25519 && !type.equalsIgnoreCase("rsa")) {
            return new PublicKey.UnknownType(Shown.of(type));
        }
        if (base64.length() > LONGEST) {
            return new PublicKey.Unreadable("The value is longer than any key in use.");
        }
        if (base64.indexOf('"') >= 0 || base64.indexOf('\\') >= 0) {
            return new PublicKey.Unreadable("The value holds quotation marks or backslashes, which belong around the strings of a zone file and not inside the key.");
        }
        if (base64.contains("-----")) {
            return new PublicKey.Unreadable("The value holds the first or last line of a key file, which is no part of the key.");
        }
        byte[] octets;
        try {
            octets = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new PublicKey.Unreadable("The value is not valid base64; a part may be missing.");
        }
        if (ed25519) {
            return octets.length == ED25519_OCTETS
                    ? new PublicKey.Ed25519(new String(octets, StandardCharsets.ISO_8859_1))
                    : new PublicKey.Unreadable("An Ed25519 key has " + ED25519_OCTETS + " octets, this one has " + octets.length + ".");
        }
        return rsa(octets).orElseGet(() -> new PublicKey.Unreadable("The value is not an RSA public key; a part may be missing."));
    }

    static String withoutBlanks(String value) {
        if (value.indexOf(' ') < 0 && value.indexOf('\t') < 0 && value.indexOf('\r') < 0 && value.indexOf('\n') < 0) {
            return value;
        }
        var bare = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            if (!isBlank(value.charAt(i))) {
                bare.append(value.charAt(i));
            }
        }
        return bare.toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /// @param value without blanks
    static boolean isBase64(String value) {
        try {
            Base64.getDecoder().decode(value);
            return true;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static Optional<PublicKey> rsa(byte[] octets) {
        var whole = new Der(octets, 0, octets.length);
        return whole.enter(SEQUENCE).filter(_ -> whole.atEnd()).flatMap(outer -> {
            if (outer.next() == INTEGER) {
                return rsa(outer, PublicKey.Wrapping.BARE);
            }
            return outer.enter(SEQUENCE)
                    .flatMap(_ -> outer.enter(BIT_STRING))
                    .filter(Der::skipUnusedBits)
                    .flatMap(bits -> bits.enter(SEQUENCE))
                    .flatMap(sequence -> rsa(sequence, PublicKey.Wrapping.INFO));
        });
    }

    private static Optional<PublicKey> rsa(Der sequence, PublicKey.Wrapping wrapping) {
        Optional<Der> modulus = sequence.enter(INTEGER);
        Optional<Der> exponent = modulus.isEmpty() ? modulus : sequence.enter(INTEGER);
        if (exponent.isEmpty() || exponent.get().length() == 0 || !sequence.atEnd()) {
            return Optional.empty();
        }
        BigInteger number = modulus.get().integer();
        return number.signum() > 0 ? Optional.of(new PublicKey.Rsa(number, exponent.get().integer(), wrapping)) : Optional.empty();
    }

    static String wrapped(PublicKey.Rsa key) {
        byte[] bare = element(SEQUENCE, element(INTEGER, key.modulus().toByteArray()), element(INTEGER, key.exponent().toByteArray()));
        return Base64.getEncoder().encodeToString(element(SEQUENCE, RSA_ENCRYPTION, element(BIT_STRING, new byte[] {0}, bare)));
    }

    /// An element of DER: its tag, its length, its content.
    private static byte[] element(int tag, byte[]... content) {
        var octets = new ByteArrayOutputStream();
        int length = 0;
        for (byte[] part : content) {
            length += part.length;
        }
        octets.write(tag);
        if (length >= 0x80) {
            int bytes = length < 0x100 ? 1 : length < 0x1_0000 ? 2 : 3;
            octets.write(0x80 + bytes);
            for (int shift = 8 * (bytes - 1); shift > 0; shift -= 8) {
                octets.write(length >> shift);
            }
        }
        octets.write(length);
        for (byte[] part : content) {
            octets.write(part, 0, part.length);
        }
        return octets.toByteArray();
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

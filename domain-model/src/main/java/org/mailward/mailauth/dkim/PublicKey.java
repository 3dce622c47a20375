package org.mailward.mailauth.dkim;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The key that a selector publishes.
public sealed interface PublicKey {

    /// How an RSA key stands in `p=`.
    enum Wrapping {
        /// In a `SubjectPublicKeyInfo`, as verifiers expect it.
        INFO,
        /// As the grammar of RFC 6376 §3.6.1 says, which its own examples do not follow; some verifiers cannot read it.
        BARE
    }

    /// @see <a href="https://www.rfc-editor.org/rfc/rfc8301#section-3.2">RFC 8301 §3.2</a>
    record Rsa(BigInteger modulus, BigInteger exponent, Wrapping wrapping) implements PublicKey {

        /// The size of the modulus.
        public int bits() {
            return modulus.bitLength();
        }

        /// The key as verifiers expect it in `p=`: a `SubjectPublicKeyInfo` in base64.
        public String wrapped() {
            return KeyMaterial.wrapped(this);
        }
    }

    /// Always 256 bits (RFC 8463 §4.2).
    /// @param octets the 32 octets, one `char` from 0 to 255 each
    record Ed25519(String octets) implements PublicKey {

        /// The key as it stands in `p=`.
        public String base64() {
            return Base64.getEncoder().encodeToString(octets.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /// `p=` is empty: the key was withdrawn (RFC 6376 §3.6.1).
    record Revoked() implements PublicKey {
    }

    /// A key type that no verifier has to know (RFC 6376 §3.6.1).
    record UnknownType(String name) implements PublicKey {
    }

    /// The value of `p=` is no key.
    /// @param why one sentence
    record Unreadable(String why) implements PublicKey {
    }
}

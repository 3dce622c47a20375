package org.mailward.mailauth.dkim;

/// The key that a selector publishes.
public sealed interface PublicKey {

    /// @param bits the size of the modulus
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc8301#section-3.2">RFC 8301 §3.2</a>
    record Rsa(int bits) implements PublicKey {
    }

    /// Always 256 bits (RFC 8463 §4.2).
    record Ed25519() implements PublicKey {
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

package org.mailward.mailauth.dnssec;

/// How a zone is signed, as far as it matters here.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8624#section-3.1">RFC 8624 §3.1</a>
public enum Algorithm {
    RSA_MD5("RSA/MD5", true, true),
    DSA("DSA/SHA-1", true, false),
    RSA_SHA1("RSA/SHA-1", true, true),
    RSA_SHA256("RSA/SHA-256", false, true),
    RSA_SHA512("RSA/SHA-512", false, true),
    GOST("GOST R 34.10-2001", true, false),
    ECDSA_P256("ECDSA P-256", false, false),
    ECDSA_P384("ECDSA P-384", false, false),
    ED25519("Ed25519", false, false),
    ED448("Ed448", false, false),
    OTHER("an algorithm that is not listed", false, false);

    private final String title;
    private final boolean retired;
    private final boolean rsa;

    Algorithm(String title, boolean retired, boolean rsa) {
        this.title = title;
        this.retired = retired;
        this.rsa = rsa;
    }

    /// @param number the registry's number, 0 to 255
    public static Algorithm of(int number) {
        return switch (number) {
            case 1 -> RSA_MD5;
            case 3, 6 -> DSA;
            case 5, 7 -> RSA_SHA1;
            case 8 -> RSA_SHA256;
            case 10 -> RSA_SHA512;
            case 12 -> GOST;
            case 13 -> ECDSA_P256;
            case 14 -> ECDSA_P384;
            case 15 -> ED25519;
            case 16 -> ED448;
            default -> OTHER;
        };
    }

    public String title() {
        return title;
    }

    /// True when zones must not be signed with it any more (RFC 8624 §3.1, RFC 9905 §2).
    public boolean isRetired() {
        return retired;
    }

    public boolean isRsa() {
        return rsa;
    }
}

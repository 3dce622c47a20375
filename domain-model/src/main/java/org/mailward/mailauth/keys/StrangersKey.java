package org.mailward.mailauth.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAParams;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;

/// A key that comes from somebody unknown.
///
/// Whoever makes a key decides what checking a signature with it costs: the time grows with the cube of the key's size, nothing
/// interrupts it, and a virtual thread that calculates leaves its carrier to nobody else. Java bounds some kinds of keys and not
/// others, so before anything is calculated the key is measured here. One that is too large is not said to be wrong, it is
/// not used.
public final class StrangersKey {

    /// The largest RSA modulus, in bits. Certificates have 4096 at most, and DKIM's verifiers need not accept more (RFC 8301 §3.2).
    public static final int LARGEST_RSA = 8_192;

    /// The largest public exponent of RSA, in bits; 17 are usual.
    public static final int LARGEST_EXPONENT = 64;

    /// The largest modulus of DSA, in bits (FIPS 186-4 §4.2 has no larger one).
    public static final int LARGEST_DSA = 3_072;

    /// The largest order of DSA's group, in bits (FIPS 186-4 §4.2).
    public static final int LARGEST_DSA_ORDER = 256;

    /// The largest field of an elliptic curve, in bits: that of P-521.
    public static final int LARGEST_FIELD = 521;

    private StrangersKey() {
    }

    /// True when checking a signature with the key takes some milliseconds at most. A kind of key that is not known here is not bounded.
    public static boolean isBounded(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> isBounded(rsa.getModulus(), rsa.getPublicExponent());
            case DSAPublicKey dsa -> isBounded(dsa.getParams(), dsa.getY());
            // Java reads named curves only; the size is looked at in case that another provider reads more.
            case ECPublicKey ec -> ec.getParams() != null && ec.getParams().getCurve().getField().getFieldSize() <= LARGEST_FIELD;
            case EdECPublicKey _ -> true;
            default -> false;
        };
    }

    /// True for an RSA key of this size.
    public static boolean isBounded(BigInteger modulus, BigInteger exponent) {
        return modulus.bitLength() <= LARGEST_RSA && exponent.bitLength() <= LARGEST_EXPONENT;
    }

    /// A key may leave its parameters to the authority above it, and has none then.
    private static boolean isBounded(DSAParams params, BigInteger y) {
        return params != null && params.getP().bitLength() <= LARGEST_DSA && params.getQ().bitLength() <= LARGEST_DSA_ORDER
                && params.getG().bitLength() <= LARGEST_DSA && y.bitLength() <= LARGEST_DSA;
    }

    /// True when the certificate was signed with the private half of the key, and the key is bounded.
    public static boolean signed(X509Certificate certificate, PublicKey key) {
        if (!isBounded(key)) {
            return false;
        }
        try {
            certificate.verify(key);
            return true;
        } catch (GeneralSecurityException byAnother) {
            return false;
        }
    }
}

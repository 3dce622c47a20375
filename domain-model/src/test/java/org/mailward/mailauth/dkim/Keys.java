package org.mailward.mailauth.dkim;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/// Public keys of any size, made in no time: only their outside matters here.
public final class Keys {

    private Keys() {
    }

    /// @return a `SubjectPublicKeyInfo` in base64
    public static String rsa(int bits) {
        return rsa(bits, 65_537);
    }

    /// @return a `SubjectPublicKeyInfo` in base64
    public static String rsa(int bits, long exponent) {
        try {
            BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
            if (exponent != 65_537) {
                return new PublicKey.Rsa(modulus, BigInteger.valueOf(exponent), PublicKey.Wrapping.INFO).wrapped();
            }
            return Base64.getEncoder().encodeToString(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65537))).getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @return a bare `RSAPublicKey` in base64
    public static String bareRsa(int bits) {
        byte[] info = Base64.getDecoder().decode(rsa(bits));
        for (int from = 0; from < info.length; from++) {
            // The key begins after the BIT STRING's head and its count of unused bits.
            if (info[from] == 0x03 && from > 15) {
                int head = info[from + 1] == (byte) 0x82 ? 4 : info[from + 1] == (byte) 0x81 ? 3 : 2;
                return Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(info, from + head + 1, info.length));
            }
        }
        throw new IllegalStateException("no BIT STRING");
    }
}

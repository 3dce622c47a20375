package org.mailward.mailauth.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.DSAPublicKeySpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrangersKeyTest {

    private static BigInteger odd(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
    }

    @ParameterizedTest
    @CsvSource({"1024, 17, true", "2048, 64, true", "2048, 65, false", "3072, 3000, false", "8192, 17, true", "8193, 17, false", "16384, 17, false"})
    void an_rsa_key_is_measured_by_modulus_and_exponent(int modulus, int exponent, boolean bounded) throws GeneralSecurityException {
        assertEquals(bounded, StrangersKey.isBounded(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(odd(modulus), odd(exponent)))));
        assertEquals(bounded, StrangersKey.isBounded(odd(modulus), odd(exponent)));
    }

    @ParameterizedTest
    @CsvSource({"1024, 160, 1000, 1000, true", "3072, 256, 3072, 3072, true", "3073, 256, 5, 5, false", "3072, 257, 5, 5, false", "2048, 256, 3073, 5, false", "2048, 256, 5, 3073, false", "240000, 256, 5, 5, false"})
    void a_dsa_key_is_measured_by_all_its_numbers(int p, int q, int g, int y, boolean bounded) throws GeneralSecurityException {
        assertEquals(bounded, StrangersKey.isBounded(KeyFactory.getInstance("DSA").generatePublic(new DSAPublicKeySpec(odd(y), odd(p), odd(q), odd(g)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void named_curves_are_bounded(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        assertTrue(StrangersKey.isBounded(generator.generateKeyPair().getPublic()));
    }

    @ParameterizedTest
    @CsvSource({"Ed25519, true", "Ed448, true", "X25519, false"})
    void kinds_that_sign_and_have_one_size_are_bounded(String kind, boolean bounded) throws GeneralSecurityException {
        assertEquals(bounded, StrangersKey.isBounded(KeyPairGenerator.getInstance(kind).generateKeyPair().getPublic()));
    }

    /// What this class leaves to Java: were it to read such keys one day, they would have to be measured here.
    @Test
    void java_itself_reads_no_larger_rsa_keys() {
        assertThrows(GeneralSecurityException.class, () -> KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(odd(16_392), BigInteger.valueOf(65_537))));
        assertThrows(GeneralSecurityException.class, () -> KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(odd(4_096), odd(65))));
    }

    @Test
    void only_a_bounded_key_is_said_to_have_signed() throws GeneralSecurityException {
        var small = certificate(128);
        assertTrue(StrangersKey.signed(small, small.getPublicKey()));
        assertFalse(StrangersKey.signed(small, KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic()));
        var huge = certificate(30_000);
        huge.verify(huge.getPublicKey());
        assertFalse(StrangersKey.signed(huge, huge.getPublicKey()));
    }

    private static X509Certificate certificate(int octets) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(HugeKeys.dsa(octets)));
    }
}

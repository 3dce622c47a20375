package org.mailward.platform.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.RSAKeyGenParameterSpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Sound keys that are too heavy to be calculated with for a stranger: RSA with an exponent longer than any in use.
public final class HeavyKeys {

    private static final char[] NO_PASSWORD = {};
    private static final BigInteger EXPONENT = BigInteger.ONE.shiftLeft(80).nextProbablePrime();
    private static final byte[] RSA_SHA256 = value(0x30, new byte[] {0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x01, 0x0B, 0x05, 0x00});
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};

    private final KeyPair keys;
    private final X509Certificate certificate;

    public HeavyKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(2048, EXPONENT));
        keys = generator.generateKeyPair();
        certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(selfSigned(keys)));
    }

    /// Its own issuer.
    X509Certificate certificate() {
        return certificate;
    }

    /// A server that shows the certificate.
    public SSLContext server() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("heavy", keys.getPrivate(), NO_PASSWORD, new Certificate[] {certificate});
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, NO_PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static byte[] selfSigned(KeyPair keys) throws GeneralSecurityException {
        byte[] name = value(0x30, value(0x31, value(0x30, COMMON_NAME, value(0x0C, "heavy".getBytes(StandardCharsets.US_ASCII)))));
        byte[] number = value(0x02, new byte[] {1});
        byte[] inner = value(0x30, number, RSA_SHA256, name, value(0x30, time("250101000000Z"), time("450101000000Z")), name, keys.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(inner);
        return value(0x30, inner, RSA_SHA256, value(0x03, new byte[] {0}, signature.sign()));
    }

    private static byte[] time(String text) {
        return value(0x17, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] value(int tag, byte[]... parts) {
        var contents = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            contents.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = contents.size();
        if (length < 0x80) {
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        out.writeBytes(contents.toByteArray());
        return out.toByteArray();
    }
}

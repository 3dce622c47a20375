package org.mailward.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailward.mailauth.web.FetchFailure;

/// Keys of strangers that cost too much to be calculated with.
class ExplainingTrustTest {

    private static final Socket NO_SOCKET = null;

    @TempDir
    private static Path folder;
    private static X509Certificate heavy;
    private static X509Certificate usual;

    /// Believes nothing, and remembers what it was asked to calculate with.
    private static final class Judge extends X509ExtendedTrustManager {

        private final List<X509Certificate> seen = new ArrayList<>();

        private void judge(X509Certificate... chain) throws CertificateException {
            seen.addAll(List.of(chain));
            throw new CertificateException("Not believed");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
            judge(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
            judge(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            judge(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
            judge(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
            judge(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            judge(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @BeforeAll
    static void make_certificates() throws Exception {
        heavy = new HeavyKeys().certificate();
        var certificates = new TestCertificates(folder);
        certificates.make("usual");
        try (var in = Files.newInputStream(certificates.pem("usual"))) {
            usual = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private final Judge judge = new Judge();
    private final ExplainingTrust trust = new ExplainingTrust(judge);

    private FetchFailure refusal(X509Certificate... chain) {
        return assertThrows(CertificateRefusedException.class, () -> trust.checkServerTrusted(chain, "ECDHE_RSA", NO_SOCKET)).failure();
    }

    @Test
    void nobody_calculates_with_a_servers_key_that_is_too_heavy() {
        assertEquals(FetchFailure.CERTIFICATE, refusal(heavy, usual));
        assertThrows(CertificateRefusedException.class, () -> trust.checkServerTrusted(new X509Certificate[] {heavy}, "ECDHE_RSA"));
        assertThrows(CertificateRefusedException.class, () -> trust.checkServerTrusted(new X509Certificate[] {heavy}, "ECDHE_RSA", (SSLEngine) null));
        assertEquals(List.of(), judge.seen);
    }

    @Test
    void nobody_calculates_with_a_key_sent_along_that_is_too_heavy() {
        assertEquals(FetchFailure.CERTIFICATE_SELF_SIGNED, refusal(usual, heavy));
        assertThrows(CertificateException.class, () -> trust.checkServerTrusted(new X509Certificate[] {usual, heavy}, "ECDHE_RSA"));
        assertTrue(judge.seen.contains(usual) && !judge.seen.contains(heavy), judge.seen::toString);
    }

    @Test
    void an_observer_breaks_off_before_the_servers_signature_is_checked() {
        ObservingTrust observed = ObservingTrust.with(Optional.empty()).make();
        assertThrows(CertificateException.class, () -> observed.checkServerTrusted(new X509Certificate[] {heavy}, "ECDHE_RSA", NO_SOCKET));
        assertTrue(observed.isBeyondMeasure());
    }
}

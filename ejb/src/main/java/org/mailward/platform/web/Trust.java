package org.mailward.platform.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ssl.TLS;

/// Whose certificates are believed, and for which host.
public final class Trust {

    private Trust() {
    }

    /// TLS 1.2 or 1.3, a chain to the server's trust store or to the operator's extra certificates, and a DNS-ID that names
    /// the host (RFC 8461 §3.3); a host in the common name alone does not count.
    static TlsSocketStrategy strategy(Optional<Path> extra) {
        return ClientTlsStrategyBuilder.create()
                .setSslContext(context(extra))
                .setTlsVersions(TLS.V_1_3, TLS.V_1_2)
                .setHostVerificationPolicy(HostnameVerificationPolicy.BOTH)
                .setHostnameVerifier(new DefaultHostnameVerifier())
                .buildClassic();
    }

    /// For connections that are not HTTPS; whoever makes them checks the host's name.
    /// @param extra a PEM file with certificates trusted beside the server's own
    /// @throws IllegalArgumentException when the extra certificates cannot be read
    public static SSLContext context(Optional<Path> extra) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers(extra), null);
            // A resumed session would hide a certificate that has ended or changed since the last fetch.
            context.getClientSessionContext().setSessionTimeout(1);
            context.getClientSessionContext().setSessionCacheSize(1);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS of this Java installation could not be used", e);
        }
    }

    /// The trust store of this Java installation and the operator's extra certificates.
    /// @throws IllegalArgumentException when the extra certificates cannot be read
    static TrustManager[] managers(Optional<Path> extra) {
        try {
            var anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            int number = 0;
            for (Certificate certificate : serversOwn()) {
                anchors.setCertificateEntry("own-" + number++, certificate);
            }
            if (extra.isPresent()) {
                for (Certificate certificate : pem(extra.get())) {
                    anchors.setCertificateEntry("extra-" + number++, certificate);
                }
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(anchors);
            return explaining(trust.getTrustManagers());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The trust store of this Java installation could not be used", e);
        }
    }

    private static TrustManager[] explaining(TrustManager[] managers) {
        return Arrays.stream(managers)
                .map(manager -> manager instanceof X509ExtendedTrustManager x509 ? new ExplainingTrust(x509) : manager)
                .toArray(TrustManager[]::new);
    }

    private static List<X509Certificate> serversOwn() throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        for (var manager : trust.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return List.of(x509.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static Collection<? extends Certificate> pem(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException(PolicySettings.EXTRA_TRUST + ": the file " + file + " holds no certificate");
            }
            return certificates;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    PolicySettings.EXTRA_TRUST + ": the file " + file + " cannot be read as PEM certificates", e);
        }
    }
}

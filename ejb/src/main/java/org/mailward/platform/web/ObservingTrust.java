package org.mailward.platform.web;

import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.mailward.mailauth.keys.StrangersKey;
import org.mailward.mailauth.web.FetchFailure;

/// Lets every certificate pass whose key can be calculated with, and remembers what a careful client would have said to it. For one connection, over which
/// nothing is said that a stranger may not hear.
public final class ObservingTrust extends X509ExtendedTrustManager {

    private static final X509Certificate[] NO_ISSUERS = {};

    private final X509ExtendedTrustManager judge;
    private Optional<FetchFailure> objection = Optional.empty();
    private String detail = "";
    private boolean beyondMeasure;

    private ObservingTrust(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    /// Makes one for each connection, all with the same anchors.
    ///
    /// @param extra a PEM file with certificates trusted beside the server's own
    /// @throws IllegalArgumentException when the extra certificates cannot be read
    public static Maker with(Optional<Path> extra) {
        X509ExtendedTrustManager judge = Arrays.stream(Trust.managers(extra)).filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast).findFirst().orElseThrow();
        return () -> new ObservingTrust(judge);
    }

    /// Makes trust for one connection.
    @FunctionalInterface
    public interface Maker {
        ObservingTrust make();
    }

    /// Why a careful client would not believe the certificate for the host it connected to.
    public Optional<FetchFailure> objection() {
        return objection;
    }

    /// The objection in one or two sentences; empty without one.
    public String detail() {
        return detail;
    }

    /// True when the handshake was broken off because checking the server's signature could cost too much, which says nothing
    /// about how the server treats others.
    public boolean isBeyondMeasure() {
        return beyondMeasure;
    }

    /// @throws CertificateException when the key must not be used, as the rest of the handshake would
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        if (!StrangersKey.isBounded(chain[0].getPublicKey())) {
            beyondMeasure = true;
            throw new CertificateException("The server's key is of a kind or size that Mailward does not calculate with");
        }
        try {
            judge.checkServerTrusted(chain, authType, socket);
        } catch (CertificateRefusedException e) {
            objection = Optional.of(e.failure());
            detail = e.getMessage();
        } catch (CertificateException e) {
            objection = Optional.of(FetchFailure.CERTIFICATE);
            detail = Objects.requireNonNullElse(e.getMessage(), "It cannot be checked") + ".";
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        throw new CertificateException("Only connections by a socket are observed");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("Only connections by a socket are observed");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        throw new CertificateException("No client is believed here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        throw new CertificateException("No client is believed here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("No client is believed here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return NO_ISSUERS.clone();
    }
}

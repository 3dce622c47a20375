package org.mailward.platform.web;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.mailward.mailauth.keys.StrangersKey;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.web.FetchFailure;

/// Believes exactly what the JDK believes, and says of what it does not believe why, with the certificate's own facts.
///
/// The owner of a server has to know whether to renew, to reissue or to complete a chain; "bad certificate" tells nobody.
final class ExplainingTrust extends X509ExtendedTrustManager {

    private static final int DNS_NAME = 2;
    private static final int MOST_NAMES = 5;

    private final X509ExtendedTrustManager judge;

    ExplainingTrust(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        X509Certificate[] measured = measured(chain);
        try {
            judge.checkServerTrusted(measured, authType, socket);
        } catch (CertificateException e) {
            throw explained(chain, authType, e);
        }
        requireName(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        X509Certificate[] measured = measured(chain);
        try {
            judge.checkServerTrusted(measured, authType, engine);
        } catch (CertificateException e) {
            throw explained(chain, authType, e);
        }
        requireName(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge.checkServerTrusted(measured(chain), authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        judge.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        judge.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }

    /// The judge follows signatures from the server's certificate upwards before it knows where they lead, so that it calculates
    /// with whatever keys a stranger sent. Those that are too large are kept from it: what only they vouch for is not trusted.
    private static X509Certificate[] measured(X509Certificate... chain) throws CertificateException {
        if (!StrangersKey.isBounded(chain[0].getPublicKey())) {
            throw new CertificateRefusedException(FetchFailure.CERTIFICATE, "Its key is of a kind or size that Mailward does not calculate with.", null);
        }
        return Arrays.stream(chain).filter(certificate -> StrangersKey.isBounded(certificate.getPublicKey())).toArray(X509Certificate[]::new);
    }

    /// A host in the common name alone does not count (RFC 8461 §3.3).
    private static void requireName(X509Certificate leaf) throws CertificateException {
        if (names(leaf).isEmpty()) {
            throw new CertificateRefusedException(FetchFailure.CERTIFICATE_WRONG_NAME, "It names no host at all in its list of alternative names.", null);
        }
    }

    private CertificateException explained(X509Certificate[] chain, String authType, CertificateException objection) {
        X509Certificate leaf = chain[0];
        String issuer = "It was issued by " + Shown.of(leaf.getIssuerX500Principal().getName()) + ".";
        if (isSelfSigned(leaf)) {
            return new CertificateRefusedException(FetchFailure.CERTIFICATE_SELF_SIGNED, issuer + " " + time(leaf, objection), objection);
        }
        if (isAboutTime(objection)) {
            return new CertificateRefusedException(FetchFailure.CERTIFICATE_EXPIRED, time(leaf, objection) + " " + issuer, objection);
        }
        if (isTrustedForAnyName(chain, authType)) {
            List<String> names = names(leaf);
            return new CertificateRefusedException(FetchFailure.CERTIFICATE_WRONG_NAME,
                    names.isEmpty() ? "It names no host at all in its list of alternative names." : "It names " + shown(names) + ".", objection);
        }
        String alone = chain.length == 1 ? " The server sent no intermediate certificate with it, which may be all that is missing." : "";
        return new CertificateRefusedException(FetchFailure.CERTIFICATE_UNTRUSTED, issuer + alone, objection);
    }

    private boolean isTrustedForAnyName(X509Certificate[] chain, String authType) {
        try {
            judge.checkServerTrusted(measured(chain), authType);
            return true;
        } catch (CertificateException notBelieved) {
            return false;
        }
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()) && StrangersKey.signed(certificate, certificate.getPublicKey());
    }

    private static boolean isAboutTime(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException);
    }

    private static String time(X509Certificate leaf, Throwable objection) {
        try {
            leaf.checkValidity();
            return isAboutTime(objection)
                    ? "The certificate of an authority above it is out of date."
                    : "It is valid until " + day(leaf.getNotAfter()) + ".";
        } catch (CertificateExpiredException ended) {
            return "It ended on " + day(leaf.getNotAfter()) + ".";
        } catch (CertificateNotYetValidException early) {
            return "It begins only on " + day(leaf.getNotBefore()) + ".";
        }
    }

    private static String day(Date time) {
        return time.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static List<String> names(X509Certificate leaf) {
        try {
            Collection<List<?>> alternatives = leaf.getSubjectAlternativeNames();
            return alternatives == null
                    ? List.of()
                    : alternatives.stream().filter(name -> name.getFirst().equals(DNS_NAME)).map(name -> String.valueOf(name.get(1))).toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static String shown(List<String> names) {
        String first = String.join(", ", names.stream().limit(MOST_NAMES).map(Shown::of).toList());
        return names.size() > MOST_NAMES ? first + " and " + (names.size() - MOST_NAMES) + " more" : first;
    }
}

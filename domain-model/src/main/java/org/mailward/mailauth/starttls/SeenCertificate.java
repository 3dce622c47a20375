package org.mailward.mailauth.starttls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.mailward.mailauth.dane.Tlsa;
import org.mailward.mailauth.tags.Shown;

/// A certificate that a server sent, as far as it matters later: who, until when, and the digests that DANE compares.
///
/// @param names the DNS names in the list of alternative names, at most [#MOST_NAMES]
/// @param wholeSha256 digest of the certificate, lower-case hexadecimal, as are the other three
/// @param keySha256 digest of the public key's own structure (SubjectPublicKeyInfo)
public record SeenCertificate(
        String subject,
        String issuer,
        List<String> names,
        Instant from,
        Instant until,
        String wholeSha256,
        String wholeSha512,
        String keySha256,
        String keySha512) {

    public static final int MOST_NAMES = 100;

    private static final int DNS_NAME = 2;

    public SeenCertificate {
        names = List.copyOf(names);
    }

    /// @throws IllegalArgumentException when the certificate cannot be written again
    public static SeenCertificate of(X509Certificate certificate) {
        try {
            byte[] whole = certificate.getEncoded();
            byte[] key = certificate.getPublicKey().getEncoded();
            return new SeenCertificate(
                    Shown.of(certificate.getSubjectX500Principal().getName()), Shown.of(certificate.getIssuerX500Principal().getName()), names(certificate),
                    certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant(),
                    digest("SHA-256", whole), digest("SHA-512", whole), digest("SHA-256", key), digest("SHA-512", key));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("The certificate cannot be encoded", e);
        }
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            return alternatives == null
                    ? List.of()
                    : alternatives.stream().filter(name -> name.getFirst().equals(DNS_NAME)).map(name -> Shown.of(String.valueOf(name.get(1)))).limit(MOST_NAMES).toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static String digest(String algorithm, byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(octets));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    /// True when the record describes this certificate or its key, whatever the record's usage.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc6698#section-2.1">RFC 6698 §2.1</a>
    public boolean matches(Tlsa record) {
        boolean whole = record.selector() == Tlsa.WHOLE;
        return switch (record.matching()) {
            case Tlsa.EXACT -> digest("SHA-256", HexFormat.of().parseHex(record.data())).equals(whole ? wholeSha256 : keySha256);
            case Tlsa.SHA_256 -> record.data().equals(whole ? wholeSha256 : keySha256);
            case Tlsa.SHA_512 -> record.data().equals(whole ? wholeSha512 : keySha512);
            default -> false;
        };
    }

    /// True when one of the usable records describes the chain: the server's own certificate, or for usage 2 any one in it.
    ///
    /// *Reading:* for usage 2 the chain is not checked from link to link here; a server that sends an authority's certificate
    /// without being certified by it would pass.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc7672#section-3.1">RFC 7672 §3.1</a>
    public static boolean matches(List<SeenCertificate> chain, List<Tlsa> records) {
        return records.stream().filter(Tlsa::isUsable).anyMatch(record -> record.usage() == Tlsa.DANE_EE
                ? !chain.isEmpty() && chain.getFirst().matches(record)
                : chain.stream().anyMatch(certificate -> certificate.matches(record)));
    }
}

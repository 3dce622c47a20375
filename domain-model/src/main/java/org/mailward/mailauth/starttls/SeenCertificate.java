package org.mailward.mailauth.starttls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mailward.mailauth.dane.Tlsa;
import org.mailward.mailauth.dns.DomainName;
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
    private static final String ANY = "*.";
    private static final String COMMON_NAME = "CN=";

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

    /// True when one of the usable records describes the chain: the server's own certificate, or for usage 2 an authority's in it.
    /// The server's own is an authority's only where it vouches for itself: what usage 2 describes has to have issued it (RFC 6698 §2.1).
    ///
    /// *Reading:* for usage 2 the chain is not checked from link to link here; a server that sends an authority's certificate
    /// without being certified by it would pass.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc7672#section-3.1">RFC 7672 §3.1</a>
    public static boolean matches(List<SeenCertificate> chain, List<Tlsa> records) {
        return describes(chain, records, Tlsa.DANE_EE) || describes(chain, records, Tlsa.DANE_TA);
    }

    /// True when senders that use DANE deliver to a server with this chain. With usage 3 nothing but the record counts; where only
    /// usage 2 describes it, the server's certificate has to be in force and to bear one of its names as well.
    ///
    /// @param names those by which senders know the server (RFC 7672 §3.2.2)
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc7672#section-3.1.2">RFC 7672 §3.1.2</a>
    public static boolean satisfies(List<SeenCertificate> chain, List<Tlsa> records, Collection<DomainName> names, Instant at) {
        return describes(chain, records, Tlsa.DANE_EE) || describes(chain, records, Tlsa.DANE_TA) && isFit(chain, names, at);
    }

    /// True when nobody can tell from what is kept of a certificate whether senders accept it: an authority that stands in DNS whole, and
    /// not as a digest, may have issued it without being sent along.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc7671#section-5.2">RFC 7671 §5.2</a>
    public static boolean maySatisfy(List<SeenCertificate> chain, List<Tlsa> records, Collection<DomainName> names, Instant at) {
        return !matches(chain, records) && isFit(chain, names, at)
                && records.stream().anyMatch(record -> record.isUsable() && record.usage() == Tlsa.DANE_TA && record.matching() == Tlsa.EXACT);
    }

    private static boolean isFit(List<SeenCertificate> chain, Collection<DomainName> names, Instant at) {
        return !chain.isEmpty() && chain.getFirst().isInForce(at) && names.stream().anyMatch(chain.getFirst()::isFor);
    }

    private static boolean describes(List<SeenCertificate> chain, List<Tlsa> records, int usage) {
        return records.stream().filter(record -> record.isUsable() && record.usage() == usage).anyMatch(record -> usage == Tlsa.DANE_EE
                ? !chain.isEmpty() && chain.getFirst().matches(record)
                : IntStream.range(0, chain.size()).anyMatch(i -> (i > 0 || chain.get(i).isSelfIssued()) && chain.get(i).matches(record)));
    }

    private boolean isSelfIssued() {
        return subject.equals(issuer);
    }

    public boolean isInForce(Instant at) {
        return !at.isBefore(from) && !at.isAfter(until);
    }

    /// True when the certificate names this host, or may do so among names that were left out. Without alternative names the common name
    /// counts. A wildcard stands for the whole first label, and not right before a top-level domain.
    ///
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc7672#section-3.2.3">RFC 7672 §3.2.3</a>
    public boolean isFor(DomainName host) {
        return names.size() >= MOST_NAMES || (names.isEmpty() ? commonNames() : names.stream()).map(name -> name.toLowerCase(Locale.ROOT)).anyMatch(name -> covers(name, host.ascii()));
    }

    private Stream<String> commonNames() {
        return Arrays.stream(subject.split(",")).map(String::strip).filter(part -> part.startsWith(COMMON_NAME)).map(part -> part.substring(COMMON_NAME.length()));
    }

    private static boolean covers(String name, String host) {
        int dot = host.indexOf('.');
        return name.equals(host) || name.startsWith(ANY) && name.indexOf('.', ANY.length()) > 0 && dot > 0 && name.substring(ANY.length()).equals(host.substring(dot + 1));
    }
}

package org.mailward.mailauth.bimi;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.mailward.mailauth.keys.StrangersKey;
import org.mailward.mailauth.tags.Shown;

/// Reads certificates for logos from a PEM file, and follows their signatures.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7468#section-5">RFC 7468 §5</a>
final class MarkCertificateFile {

    /// The most certificates of one file that are read; usual are two or three.
    static final int MOST_CERTIFICATES = 8;

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final String FOR_LOGOS = "1.3.6.1.5.5.7.3.31";
    private static final String MARK_TYPE = "1.3.6.1.4.1.53087.1.13";
    private static final String ORGANIZATION = "2.5.4.10";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final int DNS_NAME = 2;
    private static final Set<String> VERIFIED = Set.of("registered mark", "government mark");
    private static final Set<String> COMMON = Set.of("prior use mark", "modified registered mark", "provisional mark");

    /// The roots of the issuers that the mailbox providers are known to take, by their SHA-256: DigiCert, Entrust, GlobalSign,
    /// SSL.com (RSA and ECC) and GoDaddy.
    private static final Set<String> KNOWN_ROOTS = Set.of(
            "504386c9ee8932fecc95fade427f69c3e2534b7310489e300fee448e33c46b42",
            "7831d95a47d42508cd5c9e6264f9096bac19f04eb9b7c8bdd35fffc71c189617",
            "cd122cb877c6928b9017b0f0b80dbd508196300bbd03cd7356c3beef524e7e0b",
            "8f9d1b7698886782a599b48510651c66a1aa0c5ca3192097bdc68534154bd30d",
            "1b82e7f4910b51e3e802a493acdc17ff58eac8b9eb7c09b52ac6cd2efb83598c",
            "6ae4f0b06b187a7fc2b5815d252b637629734ae64a409ccbb53b14a352563d61");

    private MarkCertificateFile() {
    }

    static MarkCertificateReading read(byte[] file) {
        List<byte[]> blocks = blocks(new String(file, StandardCharsets.ISO_8859_1));
        if (blocks.isEmpty()) {
            return new MarkCertificateReading.Unreadable("The file holds no certificate in PEM form.");
        }
        var certificates = new ArrayList<X509Certificate>();
        for (byte[] block : blocks) {
            Optional<X509Certificate> certificate = certificate(block);
            if (certificate.isEmpty()) {
                return new MarkCertificateReading.Unreadable("Certificate " + (certificates.size() + 1) + " of the file cannot be read.");
            }
            certificates.add(certificate.get());
        }
        try {
            return new MarkCertificateReading.Read(judge(certificates));
        } catch (CertificateParsingException broken) {
            return new MarkCertificateReading.Unreadable("The certificate cannot be read: an extension is broken.");
        }
    }

    /// The certificates' octets; a block that is no base64 is an empty one, which is no certificate.
    private static List<byte[]> blocks(String text) {
        var blocks = new ArrayList<byte[]>();
        int begin = text.indexOf(BEGIN);
        while (begin >= 0 && blocks.size() < MOST_CERTIFICATES) {
            int end = text.indexOf(END, begin);
            if (end < 0) {
                blocks.add(new byte[0]);
                return blocks;
            }
            blocks.add(decoded(text.substring(begin + BEGIN.length(), end)));
            begin = text.indexOf(BEGIN, end);
        }
        return blocks;
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static Optional<X509Certificate> certificate(byte[] der) {
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException notACertificate) {
            return Optional.empty();
        }
    }

    private static MarkCertificate judge(List<X509Certificate> certificates) throws CertificateParsingException {
        X509Certificate own = certificates.getFirst();
        Optional<String> markType = attribute(own.getSubjectX500Principal(), MARK_TYPE);
        return new MarkCertificate(kind(markType), markType, name(own.getSubjectX500Principal()), name(own.getIssuerX500Principal()),
                own.getNotBefore().toInstant(), own.getNotAfter().toInstant(), names(own),
                Objects.requireNonNullElse(own.getExtendedKeyUsage(), List.of()).contains(FOR_LOGOS), logo(own), chain(certificates));
    }

    private static MarkCertificate.Kind kind(Optional<String> markType) {
        String type = markType.orElse("").strip().toLowerCase(Locale.ROOT);
        if (VERIFIED.contains(type)) {
            return MarkCertificate.Kind.VMC;
        }
        return COMMON.contains(type) ? MarkCertificate.Kind.CMC : MarkCertificate.Kind.UNSTATED;
    }

    private static String name(X500Principal principal) {
        return attribute(principal, ORGANIZATION).or(() -> attribute(principal, COMMON_NAME)).orElseGet(() -> Shown.of(principal.getName()));
    }

    /// Name ::= SEQUENCE OF SET OF SEQUENCE { type, value }
    private static Optional<String> attribute(X500Principal principal, String type) {
        return Der.of(principal.getEncoded()).stream().flatMap(name -> name.children().stream()).flatMap(set -> set.children().stream())
                .filter(pair -> pair.child(0, Der.OBJECT_IDENTIFIER).flatMap(Der::oid).filter(type::equals).isPresent())
                .map(Der::children).filter(pair -> pair.size() == 2).map(pair -> Shown.of(pair.get(1).text())).findFirst();
    }

    private static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null ? List.of() : names.stream().filter(name -> name.getFirst().equals(DNS_NAME)).map(name -> withoutDot(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))).toList();
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /// The JDK gives an extension's value wrapped in an OCTET STRING.
    private static Optional<SealedLogo> logo(X509Certificate certificate) {
        return Optional.ofNullable(certificate.getExtensionValue(SealedLogo.LOGOTYPE)).flatMap(Der::of).flatMap(wrapped -> SealedLogo.read(wrapped.contents()));
    }

    private static MarkCertificate.Chain chain(List<X509Certificate> certificates) {
        for (int i = 0; i + 1 < certificates.size(); i++) {
            if (!isIssuedBy(certificates.get(i), certificates.get(i + 1)) || certificates.get(i + 1).getBasicConstraints() < 0) {
                return MarkCertificate.Chain.BROKEN;
            }
        }
        X509Certificate last = certificates.getLast();
        if (!isIssuedBy(last, last)) {
            return MarkCertificate.Chain.WITHOUT_ROOT;
        }
        return certificates.size() > 1 && KNOWN_ROOTS.contains(fingerprint(last)) ? MarkCertificate.Chain.KNOWN_ROOT : MarkCertificate.Chain.OTHER_ROOT;
    }

    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        return certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()) && StrangersKey.signed(certificate, issuer.getPublicKey());
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException unprintable) {
            return "";
        }
    }
}

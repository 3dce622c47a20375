package org.mailward.builder.form;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.mailward.builder.RecordKind;
import org.mailward.builder.form.Filled.Fault;
import org.mailward.builder.form.Filled.Part;
import org.mailward.mailauth.dane.Tlsa;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.tags.Shown;

/// The fingerprint of a mail server's key, made from its certificate (RFC 7672 §3.1.1: usage 3, selector 1, SHA-256).
///
/// The fingerprints that are published stay beside a new one until they are taken away, since a key is to be announced before
/// the server shows it.
final class TlsaSheet implements Sheet {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final String PORT = "_25._tcp.";

    @Override
    public List<FieldName> fields() {
        return List.of(FieldName.HOST, FieldName.PEM, FieldName.TLSA_RECORDS);
    }

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.TLSA);
    }

    @Override
    public Begun begin(Published published) {
        String label = published.label().isEmpty() ? published.servers().stream().findFirst().map(DomainName::ascii).orElse("") : published.label();
        return Begun.of(Entries.NONE.with(FieldName.HOST, label.startsWith(PORT) ? label.substring(PORT.length()) : label)
                .withLines(FieldName.TLSA_RECORDS, published.of(RecordKind.TLSA).stream().map(text -> Tlsa.read(text).map(Tlsa::render).orElse(text)).toList()));
    }

    /// The whole name of the record for a mail server.
    static String label(String host) {
        return host.startsWith("_") ? host : PORT + host;
    }

    @Override
    public Filled fill(Entries entries, Published published) {
        var faults = new ArrayList<Fault>();
        String host = entries.text(FieldName.HOST);
        if (host.indexOf('.') < 0 || !isName(label(host))) {
            faults.add(new Fault(FieldName.HOST, "Write the name of the mail server, such as mail.example.org."));
        }
        var records = new ArrayList<String>();
        for (String line : entries.lines(FieldName.TLSA_RECORDS)) {
            Tlsa.read(line).map(Tlsa::render).ifPresentOrElse(records::add, () -> faults.add(new Fault(FieldName.TLSA_RECORDS,
                    "'" + Shown.of(line) + "' is no TLSA record. One has three numbers and a fingerprint, such as 3 1 1 and 64 digits.")));
        }
        String pem = entries.text(FieldName.PEM);
        if (!pem.isEmpty()) {
            fingerprint(pem).ifPresentOrElse(record -> {
                if (!records.contains(record)) {
                    records.add(record);
                }
            }, () -> faults.add(new Fault(FieldName.PEM, pem.contains("PRIVATE KEY") ? "This is the server's secret key. Paste the certificate, and keep the key to yourself."
                    : "No certificate can be read here. Paste the whole file, from '" + BEGIN + "' to '" + END + "'.")));
        }
        return faults.isEmpty() ? new Filled.Written(List.of(new Part(RecordKind.TLSA, label(host), String.join("\n", records)))) : new Filled.Wrong(faults);
    }

    private static boolean isName(String text) {
        try {
            return !DomainName.of(text).ascii().isEmpty();
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }

    /// The record of the first certificate, which is the server's own.
    private static Optional<String> fingerprint(String pem) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END, Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            return Optional.empty();
        }
        try {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem.substring(begin, end + END.length()).getBytes(StandardCharsets.US_ASCII)));
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded());
            return Optional.of(new Tlsa(Tlsa.DANE_EE, Tlsa.KEY, Tlsa.SHA_256, HexFormat.of().formatHex(digest)).render());
        } catch (CertificateException notACertificate) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}

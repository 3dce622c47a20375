package org.mailward.builder;

import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;

/// The records that a builder makes, with where each stands.
public enum RecordKind {
    DMARC("DMARC", RecordType.TXT, "_dmarc"),
    SPF("SPF", RecordType.TXT, ""),
    DKIM("DKIM key", RecordType.TXT, "._domainkey"),
    MTA_STS("MTA-STS record", RecordType.TXT, "_mta-sts"),
    /// The file at `https://mta-sts.<domain>/.well-known/mta-sts.txt`, which is no record.
    MTA_STS_POLICY("MTA-STS policy", RecordType.TXT, ""),
    TLS_RPT("TLS reports", RecordType.TXT, "_smtp._tls"),
    BIMI("BIMI", RecordType.TXT, "._bimi"),
    CAA("CAA", RecordType.CAA, ""),
    MX("Mail servers", RecordType.MX, ""),
    TLSA("TLSA", RecordType.TLSA, "");

    private final String title;
    private final RecordType type;
    private final String place;

    RecordKind(String title, RecordType type, String place) {
        this.title = title;
        this.type = type;
        this.place = place;
    }

    /// The kind of a record that stands somewhere.
    public static Optional<RecordKind> of(DomainName name, RecordType type, String value) {
        String at = name.ascii();
        return switch (type) {
            case CAA -> Optional.of(CAA);
            case MX -> Optional.of(MX);
            case TLSA -> Optional.of(TLSA);
            case TXT -> at.startsWith("_dmarc.") ? Optional.of(DMARC)
                    : at.startsWith("_mta-sts.") ? Optional.of(MTA_STS)
                    : at.startsWith("_smtp._tls.") ? Optional.of(TLS_RPT)
                    : at.contains("._domainkey.") ? Optional.of(DKIM)
                    : at.contains("._bimi.") ? Optional.of(BIMI)
                    : value.regionMatches(true, 0, "v=spf1", 0, 6) ? Optional.of(SPF) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// What a labelled record's name begins with; for TLSA all of it; empty for the others.
    public static String label(DomainName name) {
        String at = name.ascii();
        int end = Math.max(at.indexOf("._domainkey."), at.indexOf("._bimi."));
        return end > 0 ? at.substring(0, end) : at.contains("._tcp.") ? at : "";
    }

    public String title() {
        return title;
    }

    public RecordType type() {
        return type;
    }

    public boolean isFile() {
        return this == MTA_STS_POLICY;
    }

    /// True when the name of the record has a part that its owner chooses: a selector, or a mail server and its port.
    public boolean isLabelled() {
        return place.startsWith(".") || this == TLSA;
    }

    /// What a labelled record is called when its owner says nothing.
    public Optional<String> usualLabel() {
        return this == BIMI ? Optional.of("default") : Optional.empty();
    }

    /// @param label the selector, or for TLSA the whole name such as `_25._tcp.mail.example.org`; empty for the others
    /// @throws IllegalArgumentException when the label cannot be part of a name
    public DomainName name(DomainName domain, String label) {
        if (this == TLSA) {
            return DomainName.of(label);
        }
        if (place.startsWith(".")) {
            if (label.isBlank()) {
                throw new IllegalArgumentException("A " + title + " record has a selector as the first part of its name");
            }
            return domain.under(label.strip() + place);
        }
        return place.isEmpty() ? domain : domain.under(place);
    }
}

package org.mailward.lookup;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.RecordInWords;

/// What can be looked up.
public enum Tool {
    SPF("spf", "spf.", Set.of(Protocol.SPF)),
    DKIM("dkim", "dkim.", Set.of(Protocol.DKIM)),
    DMARC("dmarc", "dmarc.", Set.of(Protocol.DMARC)),
    MTA_STS("mta-sts", "mta-sts.", Set.of(Protocol.MTA_STS)),
    TLS_RPT("tls-rpt", "tls-rpt.", Set.of(Protocol.TLS_RPT)),
    BIMI("bimi", "bimi.", Set.of(Protocol.BIMI, Protocol.DMARC)),
    DANE("dane", "dane.", Set.of(Protocol.MX, Protocol.MTA_STS, Protocol.DNSSEC));

    private static final String EXISTENCE = "domain.missing";

    private final String word;
    private final String rules;
    private final Set<Protocol> areas;

    Tool(String word, String rules, Set<Protocol> areas) {
        this.word = word;
        this.rules = rules;
        this.areas = areas;
    }

    /// The tool with this word in an address.
    public static Optional<Tool> of(String word) {
        return Arrays.stream(values()).filter(tool -> tool.word.equals(word)).findFirst();
    }

    /// How the tool is called in an address.
    public String word() {
        return word;
    }

    /// The areas whose questions must be answered before the tool can speak; whether the domain exists shows with its mail servers.
    public Set<Protocol> waitsFor() {
        return switch (this) {
            case SPF -> Set.of(Protocol.SPF, Protocol.MX);
            case DKIM -> Set.of(Protocol.DKIM, Protocol.MX);
            case DMARC -> Set.of(Protocol.DMARC, Protocol.MX);
            case MTA_STS -> Set.of(Protocol.MTA_STS, Protocol.MX);
            case TLS_RPT -> Set.of(Protocol.TLS_RPT, Protocol.MX);
            case BIMI -> Set.of(Protocol.BIMI, Protocol.DMARC, Protocol.MX);
            case DANE -> areas;
        };
    }

    public boolean concerns(Finding finding) {
        return finding.ruleId().startsWith(rules) || finding.ruleId().equals(EXISTENCE);
    }

    public boolean concerns(RecordInWords record) {
        return this == DANE ? record.name().ascii().startsWith("_25._tcp.") || record.protocol() == Protocol.MX
                : areas.contains(record.protocol()) && (this != BIMI || record.protocol() == Protocol.BIMI);
    }

    public boolean concerns(Protocol unknown) {
        return areas.contains(unknown);
    }
}

package org.mailward.history;

import java.util.stream.Stream;

/// What a change is about, for lists to be narrowed by.
public enum Topic {
    DMARC("DMARC"),
    SPF("SPF"),
    DKIM("DKIM"),
    MX("Mail servers"),
    MTA_STS("MTA-STS"),
    TLS_RPT("TLS reports"),
    BIMI("BIMI"),
    DANE("DANE"),
    CAA("CAA"),
    DNSSEC("DNSSEC"),
    NAME_SERVERS("Name servers"),
    ADDRESS("Addresses"),
    OTHER("Other records");

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public static Topic of(Change change) {
        Subject subject = change.subject();
        if (subject.isDocument()) {
            return subject.name().startsWith("https://mta-sts.") ? MTA_STS : BIMI;
        }
        return switch (subject.question().type()) {
            case MX -> MX;
            case TLSA -> DANE;
            case CAA -> CAA;
            case DS, DNSKEY -> DNSSEC;
            case NS -> NAME_SERVERS;
            case A, AAAA -> ADDRESS;
            case TXT, CNAME -> text(change);
            case PTR, SOA -> OTHER;
        };
    }

    private static Topic text(Change change) {
        String name = change.subject().name();
        if (name.contains("_domainkey.")) {
            return DKIM;
        }
        if (name.startsWith("_dmarc.") || name.contains("._report._dmarc.")) {
            return DMARC;
        }
        if (name.startsWith("_mta-sts.")) {
            return MTA_STS;
        }
        if (name.startsWith("_smtp._tls.")) {
            return TLS_RPT;
        }
        if (name.contains("._bimi.")) {
            return BIMI;
        }
        var differing = Stream.concat(change.before().stream().filter(value -> !change.after().contains(value)), change.after().stream().filter(value -> !change.before().contains(value)));
        return differing.anyMatch(value -> value.regionMatches(true, 0, "v=spf1", 0, 6)) ? SPF : OTHER;
    }
}

package org.mailward.assessment;

/// The areas that a domain is judged in, in the order in which they are shown.
public enum Protocol {
    DMARC("DMARC"),
    SPF("SPF"),
    DKIM("DKIM"),
    MX("Mail servers"),
    MTA_STS("MTA-STS"),
    TLS_RPT("TLS reports"),
    DNSSEC("DNSSEC"),
    BIMI("BIMI");

    private final String title;

    Protocol(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

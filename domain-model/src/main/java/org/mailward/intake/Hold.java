package org.mailward.intake;

/// Why a report that can be read is not taken.
public enum Hold {
    /// The sentence does not say whether somebody else has the domain: that is nobody's business here.
    NOT_OF_THIS_CUSTOMER("not-of-this-customer", "The report is about %s, which is not a domain of the customer to whose address it came."),
    UNKNOWN_DOMAIN("unknown-domain", "The report is about %s, which is not a domain of any customer here. Add the domain, then try again."),
    NOT_PROVEN("not-proven", "Nobody has proven yet that %s belongs to the customer. Once it is proven, the report is taken in by itself."),
    AMBIGUOUS("ambiguous", "Several customers have proven %s. Say to which of them the report belongs, by uploading it at that customer."),
    OFF_BOARDED("off-boarded", "%s belongs to a customer who was off-boarded; its reports are refused.");

    private final String id;
    private final String sentence;

    Hold(String id, String sentence) {
        this.id = id;
        this.sentence = sentence;
    }

    /// The permanent id; stored with arrivals.
    public String id() {
        return id;
    }

    /// @param domain as it is shown
    public String sentence(String domain) {
        return sentence.formatted(domain);
    }
}

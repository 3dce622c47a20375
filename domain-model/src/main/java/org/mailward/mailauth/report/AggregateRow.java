package org.mailward.mailauth.report;

import java.util.List;
import org.mailward.mailauth.dns.IpAddress;

/// One record of an aggregate report: messages that had everything here in common.
///
/// Texts are as written, without blanks around them, and empty where the report is silent. Equal texts of one report are mostly
/// one object.
///
/// @param source the server that delivered
/// @param messages how many there were, 0 or more
/// @param dkim whether an aligned DKIM signature passed
/// @param spf whether SPF passed, aligned
/// @param headerFrom the domain of the From line
/// @param envelopeFrom the domain of the return path
/// @param envelopeTo the domain of the recipients
/// @param dkimResults one per signature, in the reporter's order of preference; at most 100
/// @param spfResults at most one by RFC 9990, several by RFC 7489
/// @param extensions of this record, as XML; empty when it has none
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9990#section-3.1.1">RFC 9990 §3.1.1</a>
public record AggregateRow(IpAddress source, long messages, Stated<Disposition> disposition, Stated<Evaluated> dkim, Stated<Evaluated> spf, List<OverrideReason> reasons,
        String headerFrom, String envelopeFrom, String envelopeTo, List<DkimAuth> dkimResults, List<SpfAuth> spfResults, String extensions) {

    /// The most results of DKIM or SPF that are kept of one record (RFC 9990 §3.1.1).
    public static final int MOST_RESULTS = 100;

    public AggregateRow {
        if (messages < 0) {
            throw new IllegalArgumentException("There are no " + messages + " messages");
        }
        reasons = List.copyOf(reasons);
        dkimResults = List.copyOf(dkimResults);
        spfResults = List.copyOf(spfResults);
    }

    /// How many characters its texts have together.
    long letters() {
        return (long) headerFrom.length() + envelopeFrom.length() + envelopeTo.length() + extensions.length()
                + reasons.stream().mapToLong(reason -> reason.comment().length()).sum()
                + dkimResults.stream().mapToLong(result -> (long) result.domain().length() + result.selector().length() + result.human().length()).sum()
                + spfResults.stream().mapToLong(result -> (long) result.domain().length() + result.human().length()).sum();
    }
}

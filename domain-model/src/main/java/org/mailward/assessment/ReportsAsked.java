package org.mailward.assessment;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.ReportAddress;
import org.mailward.mailauth.dmarc.ReportAuthorization;
import org.mailward.mailauth.dmarc.Standard;

/// Whether the DMARC record that applies asks receivers to report, as far as DNS shows it. Whether one of them does, only reports that come can tell.
enum ReportsAsked {
    /// At least one mailbox is named to which reports may be sent.
    YES("The record asks them to report it."),
    /// None is named to which reports could be sent.
    NOWHERE("The record names no mailbox to which they could report it."),
    /// Mailboxes are named, and none of the domains that have them agrees.
    REFUSED("The record asks them to report it, but to domains that do not say that they accept the reports, so that none may be sent."),
    /// Nobody could say whether one of them agrees.
    OPEN("The record asks them to report it; whether the reports may be sent could not be looked up.");

    private final String words;

    ReportsAsked(String words) {
        this.words = words;
    }

    /// A sentence that follows one about what receivers do with forged mail.
    String words() {
        return words;
    }

    /// @see <a href="https://www.rfc-editor.org/rfc/rfc9990#section-4">RFC 9990 §4</a>
    static ReportsAsked by(DmarcRecord record, List<ReportAuthorization> authorizations) {
        Set<ReportsAsked> found = EnumSet.noneOf(ReportsAsked.class);
        for (ReportAddress address : record.aggregate()) {
            if (address.isUsable() && address.isMail()) {
                found.add(authorizations.stream().filter(each -> each.host().equals(address.host().orElseThrow())).findFirst().map(ReportsAsked::of).orElse(YES));
            }
        }
        return found.contains(YES) ? YES : found.contains(OPEN) ? OPEN : found.contains(REFUSED) ? REFUSED : NOWHERE;
    }

    /// Where one standard takes the receiver for a part of the organisation, those who follow it report without being allowed to.
    private static ReportsAsked of(ReportAuthorization authorization) {
        return authorization.askedBy().size() < Standard.values().length ? YES : switch (authorization.consent()) {
            case GIVEN -> YES;
            case UNKNOWN -> OPEN;
            case MISSING, SENT_AWAY -> REFUSED;
        };
    }
}

package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dmarc.ReportAddress;
import org.mailward.mailauth.tags.Shown;

/// Every report address can be sent to.
final class DmarcReportAddressesAreUsable implements Rule {

    private static final Card CARD = new Card("dmarc.rua.invalid", Protocol.DMARC, Severity.MEDIUM,
            "Every report address can be sent to.",
            "Reports that cannot be sent anywhere show nobody anything.",
            "RFC 9989 §4.6");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.heldDmarcRecord(facts, held -> {
            var record = held.record();
            var broken = new ArrayList<String>(0);
            unusable(record.aggregate(), broken);
            unusable(record.failure(), broken);
            boolean empty = record.has("rua") && record.aggregate().isEmpty();
            if (broken.isEmpty() && !empty) {
                return Judgement.passed();
            }
            String found = empty
                    ? "The tag 'rua='" + held.whose() + " is there, but names no address."
                    : "Reports cannot be sent to '" + String.join("', '", broken) + "'" + held.whose() + "."
                    + (Stream.concat(record.aggregate().stream(), record.failure().stream()).anyMatch(ReportAddress::namesNumber) ? " The name of a domain is needed behind the @, and not the number of a server." : "")
                    + " An address is written like mailto:reports@example.org.";
            return Judgement.found(CARD.finding(facts.domain().ascii(), found, List.of(held.seen()),
                    held.remedy("Correct the address. Each one begins with mailto:, and several are separated by commas.")));
        });
    }

    private static void unusable(List<ReportAddress> addresses, List<String> found) {
        for (ReportAddress address : addresses) {
            if (!address.isUsable()) {
                found.add(Shown.of(address.text()));
            }
        }
    }
}

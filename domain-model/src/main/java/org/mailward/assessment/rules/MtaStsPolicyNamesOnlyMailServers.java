package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.mx.MailHost;
import org.mailward.mailauth.tags.Shown;

/// The MTA-STS policy lists no server that the domain does not use.
final class MtaStsPolicyNamesOnlyMailServers implements Rule {

    private static final Card CARD = new Card("mta-sts.mx.unused", Protocol.MTA_STS, Severity.INFO,
            "The MTA-STS policy lists no server that the domain does not use.",
            "A server that is still listed but no longer yours may pass as yours. Most often the entry was forgotten "
                    + "after a move.",
            "RFC 8461 §4.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.stsPolicy(facts, policy -> {
            if (facts.isMailUnknown()) {
                return Judgement.unknown();
            }
            if (!policy.isValid() || MtaStsCoversMailServers.exchanges(facts).isEmpty()) {
                return Judgement.notApplicable();
            }
            List<RecordData.MailExchange> records = MtaStsCoversMailServers.exchanges(facts);
            List<String> unused = policy.unused(records.stream().map(RecordData.MailExchange::exchange).toList());
            return unused.isEmpty()
                    ? Judgement.passed()
                    : Judgement.found(CARD.finding(facts.domain().ascii(), "The policy lists " + Shown.of(String.join(", ", unused)) + ", and no mail server of the domain has that name.",
                            records.stream().limit(MailHost.MOST_HOSTS).map(record -> MtaStsCoversMailServers.seen(facts, record) + (policy.covers(record.exchange()) ? ": listed" : ": not listed")).toList(),
                            Remedy.of("If the server is no longer yours, delete its line from the policy file, then change the id in the record at _mta-sts." + facts.domain() + ".")));
        });
    }
}

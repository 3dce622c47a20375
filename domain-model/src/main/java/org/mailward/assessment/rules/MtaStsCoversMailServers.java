package org.mailward.assessment.rules;

import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.mtasts.StsPolicy;
import org.mailward.mailauth.mx.MailExchanges;
import org.mailward.mailauth.tags.Shown;

/// The MTA-STS policy lists every mail server of the domain.
final class MtaStsCoversMailServers implements Rule {

    private static final Card CARD = new Card("mta-sts.mx.uncovered", Protocol.MTA_STS, Severity.MEDIUM,
            "The MTA-STS policy lists every mail server of the domain.",
            "Senders that honour the policy refuse to deliver to a server that it does not list; while the policy is "
                    + "enforced, mail to you can be lost.",
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
            if (!policy.isValid() || policy.mode().equals(Optional.of(StsPolicy.Mode.NONE)) || exchanges(facts).isEmpty()) {
                return Judgement.notApplicable();
            }
            List<RecordData.MailExchange> records = exchanges(facts);
            boolean enforced = policy.mode().equals(Optional.of(StsPolicy.Mode.ENFORCE));
            return Judgement.found(records.stream().filter(record -> !record.exchange().equals(DomainName.ROOT) && !policy.covers(record.exchange()))
                    .map(record -> CARD.finding(enforced ? Severity.HIGH : Severity.MEDIUM, record.exchange().ascii(), "The policy does not list the mail server " + record.exchange().unicode() + ".",
                            List.of(seen(facts, record), "The policy lists: " + Shown.of(String.join(", ", policy.patterns()))),
                            Remedy.of("Add the line 'mx: " + record.exchange() + "' to the policy file, then change the id in the record at _mta-sts." + facts.domain() + "."))).distinct().limit(On.MOST_SUBJECTS).toList());
        });
    }

    /// Without an MX record the domain itself is the server to which senders deliver, and which they look for in the policy (RFC 5321 §5.1).
    static List<RecordData.MailExchange> exchanges(Facts facts) {
        return switch (facts.mx()) {
            case MailExchanges.Listed listed -> listed.records();
            case MailExchanges.Implicit _ -> List.of(new RecordData.MailExchange(0, facts.domain()));
            case MailExchanges.NullMx _, MailExchanges.None _, MailExchanges.Unknown _ -> List.of();
        };
    }

    static String seen(Facts facts, RecordData.MailExchange record) {
        return facts.mx() instanceof MailExchanges.Implicit ? facts.domain() + " MX: no record, so that senders deliver to the domain's own address"
                : facts.domain() + " MX " + record.preference() + " " + record.exchange();
    }
}

package org.mailward.assessment.rules;

import java.time.Duration;
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
import org.mailward.mailauth.mtasts.PolicyFetcher;
import org.mailward.mailauth.mtasts.StsPolicy;
import org.mailward.mailauth.mtasts.StsPublication;
import org.mailward.mailauth.mx.MailExchanges;

/// A domain that receives mail tells senders to encrypt (MTA-STS).
final class MtaStsIsPublished implements Rule {

    private static final Card CARD = new Card("mta-sts.missing", Protocol.MTA_STS, Severity.LOW,
            "A domain that receives mail tells senders to encrypt (MTA-STS).",
            "Somebody who can interfere with the connection can read or divert mail on its way to you.",
            "RFC 8461 §3");
    /// A policy that is tried out is soon taken back.
    private static final Duration FIRST_MAX_AGE = Duration.ofDays(1);

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        if (facts.isMailUnknown() || facts.sts() instanceof StsPublication.Unknown) {
            return Judgement.unknown();
        }
        if (!facts.receivesMail()) {
            return Judgement.notApplicable();
        }
        if (!(facts.sts() instanceof StsPublication.Absent(List<String> others)) || MtaStsRecordIsWellFormed.isLookalike(others)) {
            return Judgement.passed();
        }
        DomainName name = facts.domain().under("_mta-sts");
        return Judgement.found(CARD.finding(facts.domain().ascii(), "There is no MTA-STS policy for this domain.", List.of(Seen.nothing(name)), remedy(facts, name)));
    }

    private static Remedy remedy(Facts facts, DomainName name) {
        String file = "https://" + StsPublication.policyHost(facts.domain()) + PolicyFetcher.PATH;
        return policy(facts)
                .map(policy -> Remedy.txt("First publish the policy file at " + file + " with the lines: " + String.join("; ", policy.lines().toList())
                        + " (one line each). Then publish this record, and change its id whenever the file changes.", name, "v=STSv1; id=1"))
                .orElseGet(() -> Remedy.of("Senders read only names of letters, digits and hyphens in such a policy. First give each mail server such a name in the MX records, then publish the policy file at "
                        + file + " and a record at " + name + "."));
    }

    /// A first policy; empty when a server has a name that senders would refuse the whole file for.
    private static Optional<String> policy(Facts facts) {
        if (!(facts.mx() instanceof MailExchanges.Listed(List<RecordData.MailExchange> records))) {
            return Optional.empty();
        }
        List<String> servers = records.stream().map(RecordData.MailExchange::exchange).filter(exchange -> !exchange.equals(DomainName.ROOT)).map(DomainName::ascii).distinct().toList();
        try {
            return Optional.of(new StsPolicy.Terms(StsPolicy.Mode.TESTING, servers, FIRST_MAX_AGE).render()).filter(policy -> StsPolicy.read(policy).isValid());
        } catch (IllegalArgumentException notToBeSaid) {
            return Optional.empty();
        }
    }
}

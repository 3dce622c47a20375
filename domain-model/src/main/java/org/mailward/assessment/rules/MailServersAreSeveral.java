package org.mailward.assessment.rules;

import java.util.List;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.mx.MailHost;

/// Mail arrives even when one mail server is down.
final class MailServersAreSeveral implements Rule {

    private static final Card CARD = new Card("mx.single", Protocol.MX, Severity.INFO,
            "Mail arrives even when one mail server is down.",
            "While this one server is down, nobody can deliver mail to you. Senders try again for some days, and then "
                    + "give up.",
            "RFC 5321 §5.1");

    @Override
    public Card card() {
        return CARD;
    }

    @Override
    public Judgement judge(Facts facts) {
        return On.receivedMail(facts, () -> isOneUnknown(facts)
                ? Judgement.unknown()
                : facts.hosts().size() == 1 && facts.hosts().getFirst().addresses().size() == 1
                        ? Judgement.found(CARD.note(facts.domain().ascii(), "There is one mail server, with one " + (facts.hosts().getFirst().addresses().getFirst().indexOf(':') < 0 ? "IPv4" : "IPv6") + " address.",
                                List.of(facts.domain() + " MX " + facts.hosts().getFirst().name(), facts.hosts().getFirst().name() + " " + facts.hosts().getFirst().addresses().getFirst())))
                        : Judgement.passed());
    }

    private static boolean isOneUnknown(Facts facts) {
        for (MailHost host : facts.hosts()) {
            if (host.standing() == MailHost.Standing.UNKNOWN) {
                return true;
            }
        }
        return false;
    }
}

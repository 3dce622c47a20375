package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Judgement;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.Remedy;
import org.mailward.assessment.Rule;
import org.mailward.assessment.Severity;
import org.mailward.mailauth.dns.DomainName;

/// Every mail server has an address that the public internet reaches.
final class MailServerIsReachable implements Rule {

    private static final Card CARD = new Card("mx.host.inner-address", Protocol.MX, Severity.HIGH,
            "Every mail server has an address that the public internet reaches.",
            "One of your mail servers has an address that nobody outside can reach. Mail to you is delayed or lost, and inner addresses tell strangers how your network is built.",
            "RFC 6890 §2.2");

    @Override
    public Card card() {
        return CARD;
    }

    /// Names that stand in examples, and so may lead to addresses of examples (RFC 2606 §2, RFC 2606 §3).
    private static final List<DomainName> RESERVED = List.of(DomainName.of("test"), DomainName.of("example"), DomainName.of("invalid"), DomainName.of("localhost"),
            DomainName.of("example.com"), DomainName.of("example.net"), DomainName.of("example.org"));

    @Override
    public Judgement judge(Facts facts) {
        return On.mailHosts(facts, host -> {
            var inner = new ArrayList<>(host.inner());
            inner.removeIf(each -> each.isExample() && isReserved(host.name()));
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            boolean all = inner.size() == host.addresses().size();
            return Optional.of(CARD.finding(all ? Severity.HIGH : Severity.MEDIUM, host.name().ascii(),
                    "The mail server " + host.name().unicode() + " has an address that is meant for " + inner.getFirst().use() + ": " + inner.getFirst().literal() + ".",
                    host.addresses().stream().map(address -> host.name() + " " + (address.indexOf(':') < 0 ? "A " : "AAAA ") + address).toList(),
                    Remedy.of("Publish the server's public address, and delete this one from the public DNS.")));
        });
    }

    private static boolean isReserved(DomainName name) {
        for (DomainName reserved : RESERVED) {
            if (name.isWithin(reserved)) {
                return true;
            }
        }
        return false;
    }
}

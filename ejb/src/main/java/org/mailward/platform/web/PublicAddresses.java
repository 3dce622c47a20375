package org.mailward.platform.web;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.SpecialUse;
import org.mailward.mailauth.web.FetchFailure;

/// The addresses of a stranger's host that may be connected to.
///
/// Whoever connects uses exactly these addresses and asks nobody else, so a name cannot be one thing when checked and another
/// when used.
public final class PublicAddresses {

    /// More addresses of one host are not tried.
    public static final int MOST_ADDRESSES = 4;

    private final DnsResolver dns;

    public PublicAddresses(DnsResolver dns) {
        this.dns = dns;
    }

    /// @return at least one address of the public internet
    /// @throws AddressRefusedException when the host has none
    public List<InetAddress> of(DomainName host) throws AddressRefusedException {
        List<Answer> answers = List.of(dns.ask(host, RecordType.A), dns.ask(host, RecordType.AAAA));
        List<InetAddress> all = answers.stream().flatMap(answer -> addresses(answer).stream()).toList();
        if (all.isEmpty()) {
            throw withoutAddress(host, answers);
        }
        var allowed = new ArrayList<InetAddress>();
        String objection = "";
        for (InetAddress address : all) {
            Optional<String> use = SpecialUse.of(address);
            if (use.isEmpty()) {
                allowed.add(address);
            } else {
                objection = address.getHostAddress() + " (" + use.get() + ")";
            }
        }
        if (allowed.isEmpty()) {
            throw new AddressRefusedException(FetchFailure.BLOCKED_ADDRESS,
                    "The name " + host.unicode() + " leads to " + objection + ", which is not an address of the public internet.");
        }
        return allowed.subList(0, Math.min(allowed.size(), MOST_ADDRESSES));
    }

    private static List<InetAddress> addresses(Answer answer) {
        return answer instanceof Answer.Found found
                ? found.records().stream()
                        .filter(RecordData.Address.class::isInstance)
                        .map(data -> InetAddress.ofLiteral(((RecordData.Address) data).literal()))
                        .toList()
                : List.of();
    }

    private static AddressRefusedException withoutAddress(DomainName host, List<Answer> answers) {
        for (Answer answer : answers) {
            if (answer instanceof Answer.Failed failed) {
                FetchFailure failure = failed.failure() == Answer.Failure.TIMEOUT ? FetchFailure.TIMEOUT : FetchFailure.UNREACHABLE;
                return new AddressRefusedException(failure,
                        "DNS could not say which address " + host.unicode() + " has. " + failed.detail());
            }
        }
        return new AddressRefusedException(FetchFailure.NO_ADDRESS, "The name " + host.unicode() + " has no address in DNS.");
    }
}

package org.mailward.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.ReportAuthorization;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;

/// What stands in DNS for a reports host, and what that means for reports.
///
/// @param found what DNS said, in its words; empty when nothing is there
/// @param sentence what it means, and what to do
public record HostLook(HostPurpose purpose, HostState state, List<String> found, String sentence) {

    /// A name that no customer has, so that only a record for all names answers it.
    private static final DomainName ANY_DOMAIN = new DomainName("any-domain.example");
    private static final int USUAL_PREFERENCE = 10;

    public HostLook {
        found = List.copyOf(found);
    }

    /// What is to be published for a host.
    /// @param receiver the host of this installation's receiver of mail; empty where it receives none
    public static List<HostRecord> wanted(DomainName host, Optional<DomainName> receiver) {
        var records = new ArrayList<HostRecord>();
        receiver.ifPresent(server -> records.add(new HostRecord(HostPurpose.MAIL, host, RecordType.MX, USUAL_PREFERENCE + " " + server.ascii() + ".")));
        records.add(new HostRecord(HostPurpose.CONSENT, new DomainName("*._report._dmarc." + host.ascii()), RecordType.TXT, "v=DMARC1"));
        return List.copyOf(records);
    }

    /// Looks both up now.
    public static List<HostLook> at(DomainName host, Optional<DomainName> receiver, DnsResolver resolver) {
        return List.of(mail(host, receiver, resolver), consent(host, resolver));
    }

    private static HostLook mail(DomainName host, Optional<DomainName> receiver, DnsResolver resolver) {
        return switch (resolver.ask(host, RecordType.MX)) {
            case Answer.Failed(_, _, var detail) -> new HostLook(HostPurpose.MAIL, HostState.UNKNOWN, List.of(), "DNS did not say where mail goes: " + detail);
            case Answer.NoData _, Answer.NoSuchName _ -> new HostLook(HostPurpose.MAIL, HostState.MISSING, List.of(),
                    "No server takes mail for " + host.unicode() + ", so no report can come by mail. Publish its MX record.");
            case Answer.Found found -> exchanges(host, receiver, resolver, found);
        };
    }

    private static HostLook exchanges(DomainName host, Optional<DomainName> receiver, DnsResolver resolver, Answer.Found found) {
        var servers = found.records().stream().filter(RecordData.MailExchange.class::isInstance).map(RecordData.MailExchange.class::cast)
                .sorted(Comparator.comparingInt(RecordData.MailExchange::preference)).toList();
        var said = servers.stream().map(server -> server.preference() + " " + server.exchange()).toList();
        if (servers.stream().allMatch(server -> server.exchange().equals(DomainName.ROOT))) {
            return new HostLook(HostPurpose.MAIL, HostState.MISSING, said, host.unicode() + " says that it takes no mail at all. Publish an MX record in place of that.");
        }
        if (receiver.isPresent() && servers.stream().anyMatch(server -> server.exchange().equals(receiver.get()))) {
            return reachable(receiver.get(), resolver) ? new HostLook(HostPurpose.MAIL, HostState.RIGHT, said, "Mail to report addresses comes straight to this installation.")
                    : new HostLook(HostPurpose.MAIL, HostState.OTHER, said, "Mail is led to this installation’s " + receiver.get().unicode()
                            + ", for which DNS gave no address. Whoever runs the installation publishes its A or AAAA record.");
        }
        var names = servers.stream().map(server -> server.exchange().unicode()).distinct().collect(Collectors.joining(", "));
        return new HostLook(HostPurpose.MAIL, HostState.OTHER, said, "Mail goes to " + names + ". Reports come in only when a mailbox there receives every address at "
                + host.unicode() + " and is among your mailboxes here.");
    }

    private static boolean reachable(DomainName server, DnsResolver resolver) {
        return resolver.ask(server, RecordType.A) instanceof Answer.Found || resolver.ask(server, RecordType.AAAA) instanceof Answer.Found;
    }

    private static HostLook consent(DomainName host, DnsResolver resolver) {
        var asked = DmarcRecord.read("v=DMARC1; p=none; rua=mailto:reports@" + host.ascii()).orElseThrow();
        var answer = ReportAuthorization.of(asked, ANY_DOMAIN, ANY_DOMAIN, resolver).getFirst();
        var found = resolver.ask(answer.question()) instanceof Answer.Found there ? there.texts() : List.<String>of();
        return switch (answer.consent()) {
            case GIVEN -> new HostLook(HostPurpose.CONSENT, HostState.RIGHT, found, "Receivers are told that reports about every domain are welcome here.");
            case MISSING -> new HostLook(HostPurpose.CONSENT, found.isEmpty() ? HostState.MISSING : HostState.OTHER, found, "Receivers are not told that reports about other domains are welcome here, "
                    + "and most send none then. Publish the record once for all domains, or one for each.");
            case SENT_AWAY -> new HostLook(HostPurpose.CONSENT, HostState.OTHER, found, "The record sends reports on to another host, and then receivers send none. Publish v=DMARC1 alone.");
            case UNKNOWN -> new HostLook(HostPurpose.CONSENT, HostState.UNKNOWN, found, "DNS did not say whether reports about other domains are welcome here. Try again.");
        };
    }
}

package org.mailward.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailward.demo.AggregateFile.Handed;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.DmarcVerdict;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mtasts.PolicyFetcher;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.mailbox.control.ReportDesk;
import org.mailward.platform.mailbox.Answer;
import org.mailward.platform.mailbox.Envelope;

/// What the demo's receivers report about one day, mailed to the domains' report addresses by the door that the mail receiver uses.
///
/// The zone of the day decides: who may send, what is signed, which policy is followed, and whether reports are wished for at all.
@ApplicationScoped
class PastReports {

    private static final double HUNDRED = 100;
    /// Unproven domains hear of their last days only: their reports are held.
    private static final int UNPROVEN_DAYS = 4;
    private static final int FAILURE_DAYS = 28;
    private static final int MOST_FAILURES = 4;
    private static final int ONE_FAILURE_IN = 40;
    private static final int PER_ADDRESS = 60;
    private static final int SESSIONS_IN = 3;
    /// Whoever has more addresses spreads its mail over them.
    private static final int SPREAD = 12;
    private static final String TLS_RECEIVER = "postbox.example";
    private static final String FAILURE_RECEIVER = "webmail.example";
    private static final String TWICE_RECEIVER = "telemail.example";
    private static final double TWICE = 0.02;
    private static final double DAMAGED = 0.002;

    @Inject
    private PastWorld world;

    @Inject
    private ReportDesk desk;

    @Inject
    private PublicSuffixList suffixes;

    private final Map<DomainName, List<Flow>> flows = Flow.all();
    private final List<Receiver> receivers = Receiver.all();

    /// A domain and the address for its reports.
    record Subject(DomainName name, boolean proven, String address) {
    }

    /// @param ago days before the demo's first day; below 0 after it
    /// @param posted what was mailed before; it is left out
    /// @throws IllegalStateException when the ledger takes nothing at the moment
    void send(LocalDate date, int ago, List<Subject> subjects, Set<PostOffice.Posted> posted) {
        var dns = world.turnBack(Math.max(0, ago));
        var fetcher = world.instruments(date.atStartOfDay(ZoneOffset.UTC).toInstant()).policies();
        var day = new Day(date, ago, dns, new Judge(dns, suffixes), fetcher, posted);
        for (var subject : subjects) {
            if (subject.proven() || ago <= UNPROVEN_DAYS) {
                receivers.forEach(receiver -> report(day, receiver, subject));
            }
        }
    }

    private record Day(LocalDate date, int ago, DnsResolver dns, Judge judge, PolicyFetcher fetcher, Set<PostOffice.Posted> posted) {
    }

    private void report(Day day, Receiver receiver, Subject subject) {
        var mail = mail(day, receiver, subject.name());
        if (mail.isEmpty()) {
            return;
        }
        AggregateFile.wished(receiver, mail.getFirst().finding()).ifPresent(record -> {
            var file = new AggregateFile(receiver, subject.name(), day.date());
            var sent = receiver.sends(day.date(), subject.name(), "aggregate");
            byte[] packed = file.pack(record, mail);
            boolean damaged = Chance.of("damaged", subject.name(), receiver.domain(), day.date()) < DAMAGED;
            byte[] attached = damaged ? Arrays.copyOf(packed, packed.length / 2) : packed;
            var letter = new Letter(receiver, "Report domain: " + subject.name().ascii() + " Submitter: " + receiver.domain() + " Report-ID: <" + file.id() + ">", sent, file.id(), subject.address(),
                    "This is an aggregate DMARC report about " + day.date() + " (UTC).", "application/gzip; name=\"" + file.name() + "\"", file.name(), attached, "mixed");
            deliver(day, receiver, subject, sent, letter.bytes());
            if (receiver.domain().equals(TWICE_RECEIVER) && Chance.of("twice", subject.name(), day.date()) < TWICE) {
                deliver(day, receiver, subject, sent.plusSeconds(1), letter.bytes());
            }
            failures(day, receiver, subject, record, mail);
        });
        encryption(day, receiver, subject, mail.stream().mapToLong(Handed::messages).sum());
    }

    private List<Handed> mail(Day day, Receiver receiver, DomainName domain) {
        var mail = new ArrayList<Handed>();
        for (var flow : flows.getOrDefault(domain, List.of())) {
            var sender = flow.sender();
            long messages = Chance.whole(flow.messages(day.date(), day.ago()) * receiver.share() / HUNDRED, domain, sender.id(), flow.from(), receiver.domain(), day.date());
            int spread = (int) Math.min(sender.addresses().size(), 1 + messages / (sender.addresses().size() > SPREAD ? SESSIONS_IN : PER_ADDRESS));
            int first = (int) (sender.addresses().size() * Chance.of(domain, sender.id(), day.date(), receiver.domain()));
            for (int i = 0; i < spread; i++) {
                long part = messages / spread + (i < messages % spread ? 1 : 0);
                if (part > 0) {
                    var from = sender.addresses().get((first + i) % sender.addresses().size());
                    mail.add(new Handed(sender, from, part, day.judge().judge(domain, sender, from)));
                }
            }
        }
        return mail;
    }

    private void failures(Day day, Receiver receiver, Subject subject, DmarcRecord record, List<Handed> mail) {
        if (!receiver.domain().equals(FAILURE_RECEIVER) || record.failure().isEmpty() || day.ago() > FAILURE_DAYS) {
            return;
        }
        int no = 0;
        for (var handed : mail) {
            var verdict = handed.finding().dmarc().old();
            if (verdict.result() == DmarcVerdict.Result.FAIL && no < MOST_FAILURES && Chance.of("failure", subject.name(), handed.from().text(), day.date()) < 1.0 / Math.max(1, ONE_FAILURE_IN - handed.messages())) {
                var at = day.date().atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds((long) (Duration.ofDays(1).toSeconds() * Chance.of("when", subject.name(), handed.from().text(), day.date())));
                var applied = verdict.policy().orElseThrow().applied();
                deliver(day, receiver, subject, at.plusSeconds(PER_ADDRESS), new FailureMail(receiver, subject.address(), subject.name(), handed.from(), at, ++no, applied).bytes());
            }
        }
    }

    private void encryption(Day day, Receiver receiver, Subject subject, long mail) {
        if (!receiver.domain().equals(TLS_RECEIVER)) {
            return;
        }
        var file = new TlsFile(receiver, subject.name(), day.date(), day.dns(), day.fetcher());
        Optional<byte[]> json = file.compose(mail / SESSIONS_IN);
        json.ifPresent(bytes -> {
            var sent = receiver.sends(day.date(), subject.name(), "tls");
            deliver(day, receiver, subject, sent, new Letter(receiver, "Report Domain: " + subject.name().ascii() + " Submitter: " + receiver.domain() + " Report-ID: <" + file.id() + ">", sent,
                    file.id().replace("@", "."), subject.address(), "This is a report on encryption about " + day.date() + " (UTC).",
                    "application/tlsrpt+json; name=\"" + file.name() + "\"", file.name(), bytes, "report; report-type=tlsrpt").bytes());
        });
    }

    private void deliver(Day day, Receiver receiver, Subject subject, Instant sent, byte[] message) {
        if (day.posted().contains(new PostOffice.Posted(receiver.reporter(), subject.address(), sent))) {
            return;
        }
        var envelope = new Envelope(receiver.address(), "mx." + receiver.domain(), true, receiver.reporter(), List.of(subject.address()), sent);
        if (desk.deliver(envelope, message) instanceof Answer.Later(String sentence)) {
            throw new IllegalStateException("The ledger takes no reports at the moment: " + sentence);
        }
    }
}

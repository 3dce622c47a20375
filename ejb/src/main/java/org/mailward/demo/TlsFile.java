package org.mailward.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.mtasts.PolicyFetcher;
import org.mailward.mailauth.report.ReportRange;
import org.mailward.mailauth.report.Stated;
import org.mailward.mailauth.report.TlsFailure;
import org.mailward.mailauth.report.TlsPolicy;
import org.mailward.mailauth.report.TlsPolicyType;
import org.mailward.mailauth.report.TlsReport;
import org.mailward.mailauth.report.TlsResultType;
import org.mailward.mailauth.report.TlsWriter;

/// One service's report on encryption towards one domain's mail servers and of one day (RFC 8460).
final class TlsFile {

    private static final String RECORD = "v=TLSRPTv1";
    private static final double ROUGH_DAY = 0.05;
    private static final int ONE_IN = 60;
    private static final int DAYS_OF_A_WEEK = 7;
    private static final double EXPIRED_WEEK = 0.04;
    private static final int ONE_IN_EXPIRED = 4;

    private final Receiver receiver;
    private final DomainName domain;
    private final LocalDate date;
    private final DnsResolver dns;
    private final PolicyFetcher fetcher;

    TlsFile(Receiver receiver, DomainName domain, LocalDate date, DnsResolver dns, PolicyFetcher fetcher) {
        this.receiver = receiver;
        this.domain = domain;
        this.date = date;
        this.dns = dns;
        this.fetcher = fetcher;
    }

    String id() {
        return date + "-" + Integer.toUnsignedString((domain + "tls" + receiver.domain()).hashCode(), Character.MAX_RADIX) + "@" + receiver.domain();
    }

    String name() {
        long begin = date.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return receiver.domain() + "!" + domain.ascii() + "!" + begin + "!" + (begin + Duration.ofDays(1).toSeconds() - 1) + ".json";
    }

    /// Empty when the domain does not wish for reports on that day, or has no mail servers.
    /// @param sessions connections to its mail servers
    Optional<byte[]> compose(long sessions) {
        var servers = servers();
        if (sessions < 1 || servers.isEmpty() || !says("_smtp._tls", RECORD)) {
            return Optional.empty();
        }
        var begin = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        var report = new TlsReport(receiver.name(), "mailto:tls-reports@" + receiver.domain(), id(), new ReportRange(begin, begin.plus(Duration.ofDays(1)).minusSeconds(1)), List.of(policy(servers, sessions)));
        return Optional.of(TlsWriter.write(report).getBytes(StandardCharsets.UTF_8));
    }

    private List<DomainName> servers() {
        return dns.ask(domain, RecordType.MX) instanceof Answer.Found found
                ? found.records().stream().filter(RecordData.MailExchange.class::isInstance).map(record -> ((RecordData.MailExchange) record).exchange()).filter(name -> !name.equals(DomainName.ROOT)).toList()
                : List.of();
    }

    private boolean says(String label, String beginning) {
        return dns.ask(domain.under(label), RecordType.TXT) instanceof Answer.Found found
                && found.records().stream().anyMatch(record -> record instanceof RecordData.Text text && text.joined().startsWith(beginning));
    }

    private TlsPolicy policy(List<DomainName> servers, long sessions) {
        if (!says("_mta-sts", "v=STSv1")) {
            return policy(TlsPolicyType.NO_POLICY_FOUND, List.of(), List.of(), sessions, mishaps(servers, sessions));
        }
        if (!(fetcher.fetch(domain.under("mta-sts")) instanceof FetchedPolicy.Body(String text, String _))) {
            return policy(TlsPolicyType.STS, List.of(), List.of(), sessions, List.of(failure(TlsResultType.STS_POLICY_FETCH_ERROR, servers.getFirst(), sessions, "")));
        }
        var lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        var patterns = lines.stream().filter(line -> line.startsWith("mx:")).map(line -> line.substring("mx:".length()).strip()).toList();
        var failures = new ArrayList<TlsFailure>();
        for (var server : servers) {
            if (patterns.stream().noneMatch(pattern -> fits(pattern, server))) {
                failures.add(failure(TlsResultType.VALIDATION_FAILURE, server, Math.max(1, sessions / servers.size()), "the mail server is not in the policy"));
            }
        }
        failures.addAll(failures.isEmpty() ? mishaps(servers, sessions) : List.of());
        return policy(TlsPolicyType.STS, lines, patterns, sessions, failures);
    }

    private static boolean fits(String pattern, DomainName server) {
        return pattern.startsWith("*.") ? server.parent().filter(above -> above.ascii().equals(pattern.substring(2))).isPresent() : server.ascii().equals(pattern);
    }

    /// Now and then a server does not offer encryption, or a certificate was not renewed in time.
    private List<TlsFailure> mishaps(List<DomainName> servers, long sessions) {
        var failures = new ArrayList<TlsFailure>();
        if (Chance.of("rough", domain, date) < ROUGH_DAY) {
            failures.add(failure(TlsResultType.STARTTLS_NOT_SUPPORTED, servers.getLast(), Math.max(1, sessions / ONE_IN), ""));
        }
        if (Chance.of("expired", domain, date.toEpochDay() / DAYS_OF_A_WEEK) < EXPIRED_WEEK) {
            failures.add(failure(TlsResultType.CERTIFICATE_EXPIRED, servers.getFirst(), Math.max(1, sessions / ONE_IN_EXPIRED), ""));
        }
        return failures;
    }

    private TlsFailure failure(TlsResultType type, DomainName server, long sessions, String information) {
        Optional<IpAddress> at = dns.ask(server, RecordType.A) instanceof Answer.Found found
                ? found.records().stream().filter(RecordData.Address.class::isInstance).flatMap(record -> ((RecordData.Address) record).ip().stream()).findFirst() : Optional.empty();
        return new TlsFailure(word(type), IpAddress.of(receiver.address()), server.ascii(), "", at, sessions, "", information);
    }

    private static <E extends Enum<E>> Stated<E> word(E value) {
        return new Stated<>(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), Optional.of(value));
    }

    private TlsPolicy policy(TlsPolicyType type, List<String> lines, List<String> patterns, long sessions, List<TlsFailure> failures) {
        long failed = Math.min(sessions, failures.stream().mapToLong(TlsFailure::sessions).sum());
        return new TlsPolicy(word(type), lines, domain.ascii(), patterns, sessions - failed, failed, failures);
    }
}

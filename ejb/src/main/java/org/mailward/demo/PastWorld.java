package org.mailward.demo;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.dns.DnsSettings;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.smtp.MailServers;
import org.mailward.platform.time.Time;
import org.mailward.platform.web.GuardedFetch;
import org.mailward.platform.web.HttpsPolicyFetcher;
import org.mailward.platform.web.PolicySettings;
import org.mailward.scanning.control.Instruments;

/// The demo's DNS and web servers as they were on a day, asked in the same way as those of today.
///
/// The launcher keeps a second name server and policy host for it, which answer as of the day that they are told. One thread at a time
/// may work with it.
@ApplicationScoped
public class PastWorld {

    static final String DNS = "mailward.demo.past.dns";
    static final String POLICY = "mailward.demo.past.policy";

    private static final String CLOCK = "days-ago.demo-clock.invalid";
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int DNS_PORT = 53;
    private static final int HTTPS_PORT = 443;

    @Inject
    private Config config;

    @Inject
    private PublicSuffixList suffixes;

    @Inject
    private MailServers servers;

    @Inject
    private Time time;

    private Optional<LiveDnsResolver> dns = Optional.empty();
    private PolicySettings web = PolicySettings.defaults();

    @PostConstruct
    void find() {
        var settings = Settings.of(config);
        dns = settings.text(DNS).map(server -> new LiveDnsResolver(near(Settings.server(DNS, server, DNS_PORT)), time));
        var usual = PolicySettings.read(settings);
        web = new PolicySettings(usual.connectTimeout(), usual.timeout(), usual.maxSize(), usual.userAgent(), hosts(settings), usual.extraTrust());
    }

    /// The usual settings for a server on this machine: what it leaves unanswered is meant to be.
    private static DnsSettings near(InetSocketAddress server) {
        var usual = DnsSettings.of(List.of(server));
        return new DnsSettings(usual.resolvers(), usual.stubZones(), PATIENCE, usual.tries(), usual.cacheEntries(), usual.maxTtl(), usual.maxNegativeTtl(), usual.maxInFlight());
    }

    private static Map<String, InetSocketAddress> hosts(Settings settings) {
        var hosts = new LinkedHashMap<String, InetSocketAddress>();
        settings.pairs(POLICY).forEach(pair -> hosts.put(pair.getKey(), Settings.server(POLICY, pair.getValue(), HTTPS_PORT)));
        return hosts;
    }

    @PreDestroy
    void close() {
        dns.ifPresent(LiveDnsResolver::close);
    }

    /// Whether there are servers of the past.
    public boolean exists() {
        return dns.isPresent();
    }

    /// Turns the world back; what is asked from now on is answered as of that day.
    /// @param daysAgo days before the demo's first day; 0 is that day
    /// @throws IllegalStateException when the world does not turn
    public DnsResolver turnBack(int daysAgo) {
        var resolver = dns.orElseThrow();
        var clock = new DomainName(daysAgo + "." + CLOCK);
        resolver.clearCache();
        if (!(resolver.fresh().ask(clock, RecordType.TXT) instanceof Answer.Found found && found.records().stream()
                .anyMatch(record -> record instanceof RecordData.Text text && text.joined().equals(Integer.toString(daysAgo))))) {
            throw new IllegalStateException("The demo's past does not turn to " + daysAgo + " days ago");
        }
        return resolver;
    }

    /// The instruments of a scan that runs at a held moment.
    public Instruments instruments(Instant at) {
        var resolver = dns.orElseThrow();
        var documents = new GuardedFetch(web, resolver);
        return new Instruments(resolver, new HttpsPolicyFetcher(web, resolver), documents, suffixes, servers, new Time(Clock.fixed(at, ZoneOffset.UTC)));
    }
}

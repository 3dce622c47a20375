package org.mailward.platform.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.settings.Settings;
import org.xbill.DNS.ResolverConfig;

/// Whom to ask, how long to wait, and how much to remember.
///
/// @param resolvers recursive resolvers, tried in this order; 1 to [#MOST_SERVERS]
/// @param stubZones servers for names within a suffix, instead of the resolvers; the longest suffix wins
/// @param timeout wait for one answer from one server
/// @param tries rounds through the servers; 1 to 10
/// @param cacheEntries answers remembered; 0 remembers none
/// @param maxTtl longest time a found record is remembered, whatever its own TTL
/// @param maxNegativeTtl longest time an absence is remembered
/// @param maxInFlight questions on the network at the same moment; further ones wait their turn
/// @param limits the finer limits
public record DnsSettings(
        List<InetSocketAddress> resolvers,
        Map<DomainName, List<InetSocketAddress>> stubZones,
        Duration timeout,
        int tries,
        int cacheEntries,
        Duration maxTtl,
        Duration maxNegativeTtl,
        int maxInFlight,
        Limits limits) {

    public static final String RESOLVERS = "mailward.dns.resolvers";
    public static final String STUB_ZONES = "mailward.dns.stub-zones";
    public static final String TIMEOUT = "mailward.dns.timeout";
    public static final String TRIES = "mailward.dns.tries";
    public static final String CACHE_ENTRIES = "mailward.dns.cache-entries";
    public static final String MAX_TTL = "mailward.dns.max-ttl";
    public static final String MAX_NEGATIVE_TTL = "mailward.dns.max-negative-ttl";
    public static final String MAX_IN_FLIGHT = "mailward.dns.max-in-flight";

    public static final String CACHE_SIZE = "mailward.dns.cache-size";
    public static final String MAX_PER_SERVER = "mailward.dns.max-per-server";
    public static final String SOCKETS = "mailward.dns.sockets";
    public static final String SOCKET_QUESTIONS = "mailward.dns.socket-questions";
    public static final String BREAKER_SILENCES = "mailward.dns.breaker-silences";
    public static final String BREAKER_PAUSE = "mailward.dns.breaker-pause";
    public static final String DOUBT = "mailward.dns.doubt";
    public static final String REPEAT_AFTER = "mailward.dns.repeat-after";
    public static final String REPEATS = "mailward.dns.repeats";

    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(3);
    public static final int DEFAULT_TRIES = 2;
    public static final int DEFAULT_CACHE_ENTRIES = 20_000;
    public static final Duration DEFAULT_MAX_TTL = Duration.ofMinutes(15);
    public static final Duration DEFAULT_MAX_NEGATIVE_TTL = Duration.ofMinutes(5);
    public static final int DEFAULT_MAX_IN_FLIGHT = 1000;
    public static final int MOST_SERVERS = 8;

    private static final String SYSTEM = "system";
    private static final int DNS_PORT = 53;

    /// How the network is used, beside the first eight settings.
    ///
    /// @param cacheSize octets that the remembered answers may take; at least 1 MB
    /// @param maxPerServer questions to one server at the same moment
    /// @param sockets UDP sockets to one server, each on a port of its own; a question takes one at random; 1 to 64
    /// @param socketQuestions after so many questions a socket makes room for one on another port
    /// @param breakerSilences questions in a row without any answer after which a server is left alone
    /// @param breakerPause for how long
    /// @param doubt for how long answers of a server must be said more than once, after damaged or forged ones were seen
    /// @param repeatAfter a question is not sent again sooner than this, however fast its server usually answers
    /// @param repeats how often a question is sent again within the wait for one answer; 0 to 10
    public record Limits(long cacheSize, int maxPerServer, int sockets, int socketQuestions, int breakerSilences, Duration breakerPause, Duration doubt, Duration repeatAfter, int repeats) {

        public static final Limits DEFAULT = new Limits(64L << 20, 500, 8, 10_000, 50, Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMillis(200), 2);

        public Limits {
            if (cacheSize < 1 << 20) {
                throw new IllegalArgumentException(CACHE_SIZE + ": " + cacheSize + " is less than 1048576");
            }
            checkRange(MAX_PER_SERVER, maxPerServer, 1, 20_000);
            checkRange(SOCKETS, sockets, 1, 64);
            checkRange(SOCKET_QUESTIONS, socketQuestions, 1, 10_000_000);
            checkRange(BREAKER_SILENCES, breakerSilences, 1, 1_000_000);
            checkPositive(BREAKER_PAUSE, breakerPause);
            checkPositive(DOUBT, doubt);
            checkPositive(REPEAT_AFTER, repeatAfter);
            checkRange(REPEATS, repeats, 0, 10);
        }

        /// The same with other repetitions.
        public Limits repeating(Duration after, int times) {
            return new Limits(cacheSize, maxPerServer, sockets, socketQuestions, breakerSilences, breakerPause, doubt, after, times);
        }

        static Limits read(Settings settings) {
            return new Limits(
                    settings.number(CACHE_SIZE, (int) DEFAULT.cacheSize),
                    settings.number(MAX_PER_SERVER, DEFAULT.maxPerServer),
                    settings.number(SOCKETS, DEFAULT.sockets),
                    settings.number(SOCKET_QUESTIONS, DEFAULT.socketQuestions),
                    settings.number(BREAKER_SILENCES, DEFAULT.breakerSilences),
                    settings.duration(BREAKER_PAUSE, DEFAULT.breakerPause),
                    settings.duration(DOUBT, DEFAULT.doubt),
                    settings.duration(REPEAT_AFTER, DEFAULT.repeatAfter),
                    settings.number(REPEATS, DEFAULT.repeats));
        }
    }

    /// With the usual finer limits.
    public DnsSettings(List<InetSocketAddress> resolvers, Map<DomainName, List<InetSocketAddress>> stubZones, Duration timeout, int tries,
                       int cacheEntries, Duration maxTtl, Duration maxNegativeTtl, int maxInFlight) {
        this(resolvers, stubZones, timeout, tries, cacheEntries, maxTtl, maxNegativeTtl, maxInFlight, Limits.DEFAULT);
    }

    public DnsSettings {
        resolvers = List.copyOf(resolvers);
        var zones = new LinkedHashMap<DomainName, List<InetSocketAddress>>();
        stubZones.forEach((zone, servers) -> zones.put(zone, checkedServers(STUB_ZONES, servers)));
        stubZones = Map.copyOf(zones);
        checkedServers(RESOLVERS, resolvers);
        checkPositive(TIMEOUT, timeout);
        checkPositive(MAX_TTL, maxTtl);
        checkPositive(MAX_NEGATIVE_TTL, maxNegativeTtl);
        checkRange(TRIES, tries, 1, 10);
        checkRange(CACHE_ENTRIES, cacheEntries, 0, 10_000_000);
        checkRange(MAX_IN_FLIGHT, maxInFlight, 1, 20_000);
    }

    /// The defaults, with these resolvers.
    public static DnsSettings of(List<InetSocketAddress> resolvers) {
        return new DnsSettings(resolvers, Map.of(), DEFAULT_TIMEOUT, DEFAULT_TRIES, DEFAULT_CACHE_ENTRIES, DEFAULT_MAX_TTL,
                DEFAULT_MAX_NEGATIVE_TTL, DEFAULT_MAX_IN_FLIGHT);
    }

    /// @throws IllegalArgumentException naming the property that cannot be understood, and how to write it
    public static DnsSettings read(Settings settings) {
        return new DnsSettings(
                settings.text(RESOLVERS).isPresent() ? resolvers(settings) : systemResolvers(),
                zones(settings),
                settings.duration(TIMEOUT, DEFAULT_TIMEOUT),
                settings.number(TRIES, DEFAULT_TRIES),
                settings.number(CACHE_ENTRIES, DEFAULT_CACHE_ENTRIES),
                settings.duration(MAX_TTL, DEFAULT_MAX_TTL),
                settings.duration(MAX_NEGATIVE_TTL, DEFAULT_MAX_NEGATIVE_TTL),
                settings.number(MAX_IN_FLIGHT, DEFAULT_MAX_IN_FLIGHT),
                Limits.read(settings));
    }

    private static List<InetSocketAddress> resolvers(Settings settings) {
        var servers = new ArrayList<InetSocketAddress>();
        for (String one : settings.list(RESOLVERS)) {
            if (one.equalsIgnoreCase(SYSTEM)) {
                servers.addAll(systemResolvers());
            } else {
                servers.add(Settings.server(RESOLVERS, one, DNS_PORT));
            }
        }
        return servers;
    }

    private static List<InetSocketAddress> systemResolvers() {
        return ResolverConfig.getCurrentConfig().servers().stream().distinct().limit(MOST_SERVERS).toList();
    }

    private static Map<DomainName, List<InetSocketAddress>> zones(Settings settings) {
        var zones = new LinkedHashMap<DomainName, List<InetSocketAddress>>();
        for (var pair : settings.pairs(STUB_ZONES)) {
            zones.computeIfAbsent(Settings.domainName(STUB_ZONES, pair.getKey()), zone -> new ArrayList<>())
                    .add(Settings.server(STUB_ZONES, pair.getValue(), DNS_PORT));
        }
        return zones;
    }

    private static List<InetSocketAddress> checkedServers(String property, List<InetSocketAddress> servers) {
        if (servers.isEmpty() || servers.size() > MOST_SERVERS) {
            throw new IllegalArgumentException(property + ": " + servers.size() + " servers given; 1 to " + MOST_SERVERS + " are possible");
        }
        return List.copyOf(servers);
    }

    private static void checkPositive(String property, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(property + ": " + duration + " is not longer than nothing");
        }
    }

    private static void checkRange(String property, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException(property + ": " + value + " is outside " + from + " to " + to);
        }
    }
}

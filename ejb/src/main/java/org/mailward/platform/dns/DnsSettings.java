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
public record DnsSettings(
        List<InetSocketAddress> resolvers,
        Map<DomainName, List<InetSocketAddress>> stubZones,
        Duration timeout,
        int tries,
        int cacheEntries,
        Duration maxTtl,
        Duration maxNegativeTtl,
        int maxInFlight) {

    public static final String RESOLVERS = "mailward.dns.resolvers";
    public static final String STUB_ZONES = "mailward.dns.stub-zones";
    public static final String TIMEOUT = "mailward.dns.timeout";
    public static final String TRIES = "mailward.dns.tries";
    public static final String CACHE_ENTRIES = "mailward.dns.cache-entries";
    public static final String MAX_TTL = "mailward.dns.max-ttl";
    public static final String MAX_NEGATIVE_TTL = "mailward.dns.max-negative-ttl";
    public static final String MAX_IN_FLIGHT = "mailward.dns.max-in-flight";

    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(3);
    public static final int DEFAULT_TRIES = 2;
    public static final int DEFAULT_CACHE_ENTRIES = 20_000;
    public static final Duration DEFAULT_MAX_TTL = Duration.ofMinutes(15);
    public static final Duration DEFAULT_MAX_NEGATIVE_TTL = Duration.ofMinutes(5);
    public static final int DEFAULT_MAX_IN_FLIGHT = 200;
    public static final int MOST_SERVERS = 8;

    private static final String SYSTEM = "system";
    private static final int DNS_PORT = 53;

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
                settings.number(MAX_IN_FLIGHT, DEFAULT_MAX_IN_FLIGHT));
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

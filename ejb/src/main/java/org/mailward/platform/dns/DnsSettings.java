package org.mailward.platform.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.time.TimeLimit;
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

    /// @param setting finds the text of a property, such as [#RESOLVERS], if the operator gave one
    /// @throws IllegalArgumentException naming the property that cannot be understood, and how to write it
    public static DnsSettings read(Function<String, Optional<String>> setting) {
        return new DnsSettings(
                setting.apply(RESOLVERS).map(DnsSettings::resolvers).orElseGet(DnsSettings::systemResolvers),
                setting.apply(STUB_ZONES).map(DnsSettings::zones).orElse(Map.of()),
                duration(setting, TIMEOUT, DEFAULT_TIMEOUT),
                number(setting, TRIES, DEFAULT_TRIES),
                number(setting, CACHE_ENTRIES, DEFAULT_CACHE_ENTRIES),
                duration(setting, MAX_TTL, DEFAULT_MAX_TTL),
                duration(setting, MAX_NEGATIVE_TTL, DEFAULT_MAX_NEGATIVE_TTL),
                number(setting, MAX_IN_FLIGHT, DEFAULT_MAX_IN_FLIGHT));
    }

    private static List<InetSocketAddress> resolvers(String text) {
        var servers = new ArrayList<InetSocketAddress>();
        for (String one : parts(text)) {
            if (one.equalsIgnoreCase(SYSTEM)) {
                servers.addAll(systemResolvers());
            } else {
                servers.add(server(RESOLVERS, one));
            }
        }
        return servers;
    }

    private static List<InetSocketAddress> systemResolvers() {
        return ResolverConfig.getCurrentConfig().servers().stream().distinct().limit(MOST_SERVERS).toList();
    }

    private static Map<DomainName, List<InetSocketAddress>> zones(String text) {
        var zones = new LinkedHashMap<DomainName, List<InetSocketAddress>>();
        for (String one : parts(text)) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(STUB_ZONES + ": '" + one + "' is not of the form zone=host:port");
            }
            DomainName zone = zoneName(one.substring(0, equals).strip());
            zones.computeIfAbsent(zone, z -> new ArrayList<>()).add(server(STUB_ZONES, one.substring(equals + 1).strip()));
        }
        return zones;
    }

    private static DomainName zoneName(String text) {
        try {
            return DomainName.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(STUB_ZONES + ": '" + text + "' is no domain name: " + e.getMessage(), e);
        }
    }

    private static List<String> parts(String text) {
        return List.of(text.split(",")).stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    /// Reads `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`, `[2001:db8::1]:5353`, `unbound` or `unbound:5353`.
    private static InetSocketAddress server(String property, String text) {
        String host = text;
        int port = DNS_PORT;
        int colon = text.lastIndexOf(':');
        boolean bareAddress = colon != text.indexOf(':') && !text.startsWith("[");
        if (colon > text.lastIndexOf(']') && !bareAddress) {
            host = text.substring(0, colon);
            port = port(property, text, text.substring(colon + 1));
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isEmpty()) {
            throw new IllegalArgumentException(property + ": '" + text + "' names no server; write host, host:port or [v6]:port");
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(property + ": the server '" + host + "' is unknown here; give its address", e);
        }
    }

    private static int port(String property, String server, String text) {
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw new IllegalArgumentException(property + ": '" + server + "' has no port from 1 to 65535 behind its colon");
    }

    private static Duration duration(Function<String, Optional<String>> setting, String property, Duration otherwise) {
        try {
            return setting.apply(property).map(text -> TimeLimit.of(text).duration()).orElse(otherwise);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + ": " + e.getMessage(), e);
        }
    }

    private static int number(Function<String, Optional<String>> setting, String property, int otherwise) {
        Optional<String> text = setting.apply(property).map(String::strip);
        if (text.isPresent() && !text.get().matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(property + ": '" + text.get() + "' is not a whole number");
        }
        return text.map(Integer::parseInt).orElse(otherwise);
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

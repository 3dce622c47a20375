package org.mailward.platform.dns;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.SpecialNames;

/// Which servers are asked about which names: those of a stub zone about the names in it, the resolvers about all others.
final class Zones {

    private final List<Server> resolvers;
    private final Map<DomainName, List<Server>> stubs;
    private final DomainName[] names;

    /// @param forget what an answer that rests on one message is forgotten by, once a server is doubted
    /// @param asked counts the questions sent to servers
    Zones(DnsSettings settings, Post post, Runnable forget, LongAdder asked) {
        var random = new Unguessable();
        var everywhere = new Semaphore(settings.maxInFlight(), true);
        var known = new HashMap<InetSocketAddress, Server>();
        Function<InetSocketAddress, Server> made = address -> new Server(address, settings, post, random, everywhere, forget, asked);
        this.resolvers = servers(settings.resolvers(), known, made);
        var zones = new HashMap<DomainName, List<Server>>();
        settings.stubZones().forEach((zone, addresses) -> zones.put(zone, servers(addresses, known, made)));
        this.stubs = Map.copyOf(zones);
        this.names = zones.keySet().toArray(DomainName[]::new);
    }

    private static List<Server> servers(List<InetSocketAddress> addresses, Map<InetSocketAddress, Server> known, Function<InetSocketAddress, Server> made) {
        return addresses.stream().map(address -> known.computeIfAbsent(address, made)).toList();
    }

    List<Server> servers(DomainName zone) {
        return stubs.getOrDefault(zone, resolvers);
    }

    /// Whether a server that is asked about a name sends damaged answers at the moment.
    boolean isDoubted(DomainName name) {
        for (Server server : servers(of(name))) {
            if (server.isDoubted()) {
                return true;
            }
        }
        return false;
    }

    /// True for a name of some inner network: one that a stub zone has, or that no public DNS has. What stands in examples is of none, and
    /// what tests have is of none where a stub zone has it.
    boolean isInner(DomainName name) {
        DomainName zone = of(name);
        if (zone.equals(DomainName.ROOT)) {
            return SpecialNames.of(name).filter(use -> !use.equals(SpecialNames.DOCUMENTATION) && !use.equals(SpecialNames.INFRASTRUCTURE)).isPresent();
        }
        return SpecialNames.of(zone).filter(use -> use.equals(SpecialNames.DOCUMENTATION) || use.equals(SpecialNames.TESTS)).isEmpty();
    }

    /// The stub zone that a name belongs to, or the root for everything else.
    DomainName of(DomainName name) {
        // There are few of them, and this is looked up several times for each question.
        DomainName closest = DomainName.ROOT;
        for (DomainName zone : names) {
            if (zone.ascii().length() > closest.ascii().length() && name.isWithin(zone)) {
                closest = zone;
            }
        }
        return closest;
    }
}

package org.mailward.system;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// The loopback ports of one stack; each is a TCP port, and [#dns] and [#pastDns] are UDP ports too.
///
/// @param http the portal's pages and API
/// @param keycloak sign-in
/// @param postgres the database
/// @param dns the demo's name server
/// @param policy the demo's MTA-STS policy host, HTTPS
/// @param pastDns the demo's name server as of a day in the past
/// @param pastPolicy the demo's MTA-STS policy host as of that day
/// @param smtp where reports are received by mail
/// @param sink where the demo's own mails end
/// @param payaraAdmin the server's administration, used by the launcher to deploy
/// @param payaraJms the server's message broker
/// @param payaraJmx the server's management, which the broker uses
public record Ports(int http, int keycloak, int postgres, int dns, int policy, int pastDns, int pastPolicy, int smtp, int sink, int payaraAdmin, int payaraJms, int payaraJmx) {

    public static final Ports DEFAULT = new Ports(8080, 8180, 5433, 8053, 8444, 8054, 8445, 2525, 2526, 8448, 8476, 8486);

    private static final int COUNT = 12;
    /// Free ports are drawn from here on, up to those that systems give to outgoing connections: one of these could be taken by such a
    /// connection before its server, which may start half a minute later, listens there.
    private static final int FIRST_FREE = 20_000;
    private static final int FIRST_OUTGOING = 32_768;
    private static final int DRAWS = 2_000;
    private static final Set<String> UDP = Set.of(Settings.DNS_PORT, Settings.PAST_DNS_PORT);
    private static final int HIGHEST = 65_535;

    public Ports {
        byProperty(http, keycloak, postgres, dns, policy, pastDns, pastPolicy, smtp, sink, payaraAdmin, payaraJms, payaraJmx).forEach((property, port) -> {
            if (port < 1 || port > HIGHEST) {
                throw new CannotStart("-D" + property + "=" + port + " is no port: give a number from 1 to " + HIGHEST + ".");
            }
        });
    }

    /// Ports that nobody listens on at this moment, and that no outgoing connection is given.
    public static Ports free() {
        var port = ThreadLocalRandom.current().ints(DRAWS, FIRST_FREE, FIRST_OUTGOING).distinct().filter(drawn -> !isTaken(drawn) && !isTakenByUdp(drawn)).limit(COUNT).boxed().toList();
        if (port.size() < COUNT) {
            throw new CannotStart("This machine has no " + COUNT + " free loopback ports from " + FIRST_FREE + " to " + FIRST_OUTGOING + ".");
        }
        return new Ports(port.get(0), port.get(1), port.get(2), port.get(3), port.get(4), port.get(5), port.get(6),
                port.get(7), port.get(8), port.get(9), port.get(10), port.get(11));
    }

    /// Each port by the property that sets it.
    public Map<String, Integer> byProperty() {
        return byProperty(http, keycloak, postgres, dns, policy, pastDns, pastPolicy, smtp, sink, payaraAdmin, payaraJms, payaraJmx);
    }

    private static Map<String, Integer> byProperty(int http, int keycloak, int postgres, int dns, int policy, int pastDns, int pastPolicy, int smtp, int sink, int admin,
            int jms, int jmx) {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put(Settings.HTTP_PORT, http);
        ports.put(Settings.KEYCLOAK_PORT, keycloak);
        ports.put(Settings.POSTGRES_PORT, postgres);
        ports.put(Settings.DNS_PORT, dns);
        ports.put(Settings.POLICY_PORT, policy);
        ports.put(Settings.PAST_DNS_PORT, pastDns);
        ports.put(Settings.PAST_POLICY_PORT, pastPolicy);
        ports.put(Settings.RECEIVER_PORT, smtp);
        ports.put(Settings.SINK_PORT, sink);
        ports.put(Settings.PAYARA_ADMIN_PORT, admin);
        ports.put(Settings.PAYARA_JMS_PORT, jms);
        ports.put(Settings.PAYARA_JMX_PORT, jmx);
        return ports;
    }

    /// @throws CannotStart naming each taken port and the property that moves it
    void checkFree() {
        var taken = new ArrayList<String>();
        byProperty().forEach((property, port) -> {
            if (isTaken(port) || UDP.contains(property) && isTakenByUdp(port)) {
                taken.add("port " + port + " (choose another with -D" + property + "=…)");
            }
        });
        if (!taken.isEmpty()) {
            throw new CannotStart("Another program listens on " + listed(taken) + ".");
        }
    }

    private static String listed(List<String> things) {
        return things.size() == 1
                ? things.getFirst()
                : String.join(", ", things.subList(0, things.size() - 1)) + " and " + things.getLast();
    }

    private static boolean isTaken(int port) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return false;
        } catch (IOException inUse) {
            return true;
        }
    }

    private static boolean isTakenByUdp(int port) {
        try (var probe = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            return !probe.isBound();
        } catch (IOException inUse) {
            return true;
        }
    }
}

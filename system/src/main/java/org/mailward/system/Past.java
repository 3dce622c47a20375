package org.mailward.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailward.system.dns.DnsServer;
import org.mailward.system.dns.PastZones;

/// The demo's name server and policy host once more, as they were on a day that the application names while it fills in the demo's history.
final class Past {

    /// How far back the history goes.
    private static final String DAYS = "90";

    private final Ports ports;
    private final Path services;
    private final Path networks;
    private final DnsServer dns;
    private final PolicyHost policies;

    /// @param folder for what the application reads
    Past(Ports ports, Path folder, DemoCertificates certificates) throws IOException {
        this.ports = ports;
        this.services = DemoFiles.copied("services.txt", folder);
        this.networks = DemoFiles.copied("networks.tsv", folder);
        this.dns = new DnsServer(ports.pastDns(), new PastZones(DemoFiles.zones()));
        this.policies = new PolicyHost(ports.pastPolicy(), DemoFiles.policies(), certificates, dns::daysAgo);
    }

    /// To be called once the policy host of today has started: both present its certificate.
    void start() throws IOException, InterruptedException {
        dns.start();
        policies.start();
    }

    void stop() throws IOException {
        policies.stop();
        dns.stop();
    }

    /// What the application must know of the demo's services and networks, and to ask about the past.
    Map<String, String> environment(Collection<String> suffixes) {
        return Map.of(
                "MAILWARD_DEMO_DAYS", DAYS,
                "MAILWARD_SERVICES_FILE", services.toString(),
                "MAILWARD_NETWORKS_FILE", networks.toString(),
                "MAILWARD_DEMO_PAST_DNS", "127.0.0.1:" + ports.pastDns(),
                "MAILWARD_DEMO_PAST_POLICY", suffixes.stream().map(suffix -> "*." + suffix + "=127.0.0.1:" + ports.pastPolicy()).collect(Collectors.joining(",")));
    }
}

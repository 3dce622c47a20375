package org.mailward.bench;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.platform.dns.DnsSettings;
import org.mailward.platform.dns.LiveDnsResolver;
import org.mailward.platform.time.Time;

/// nsd on a free port of loopback.
final class NameServer implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final InetSocketAddress address;

    private NameServer(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    static NameServer serving(List<String> zones, Path zoneFiles, Path folder) throws IOException, InterruptedException {
        Path program = Programs.require("nsd", "nsd");
        int port;
        try (var free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectories(folder);
        var settings = new StringBuilder("""
                server:
                  ip-address: 127.0.0.1@%d
                  server-count: 1
                  username: ""
                  database: ""
                  zonesdir: "%s"
                  pidfile: "%s/nsd.pid"
                  logfile: "%s/nsd.log"
                  xfrdfile: "%s/xfrd.state"
                  xfrdir: "%s"
                  zonelistfile: "%s/zone.list"
                  rrl-ratelimit: 0
                  rrl-whitelist-ratelimit: 0
                  verbosity: 0
                remote-control:
                  control-enable: no
                """.formatted(port, zoneFiles, folder, folder, folder, folder, folder));
        for (String zone : zones) {
            settings.append("zone:\n  name: ").append(zone).append("\n  zonefile: ").append(zone).append('\n');
        }
        Path file = Files.writeString(folder.resolve("nsd.conf"), settings);
        var process = new ProcessBuilder(program.toString(), "-d", "-c", file.toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("nsd.out").toFile()).start();
        var server = new NameServer(process, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server.awaitFirstAnswer(DomainName.of(zones.getLast()));
        return server;
    }

    private void awaitFirstAnswer(DomainName zone) throws InterruptedException {
        for (int second = 0; second < PATIENCE_SECONDS && process.isAlive(); second++) {
            try (var asking = new LiveDnsResolver(DnsSettings.of(List.of(address)), new Time())) {
                if (asking.ask(zone, RecordType.SOA) instanceof Answer.Found) {
                    return;
                }
            }
            process.waitFor(1, TimeUnit.SECONDS);
        }
        close();
        throw new Bench.CannotMeasureException("nsd does not answer; its log may say why");
    }

    InetSocketAddress address() {
        return address;
    }

    /// Processor time that the server has used.
    Duration processorTime() {
        return process.toHandle().descendants().map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO), Duration::plus);
    }

    @Override
    public void close() throws InterruptedException {
        var children = process.toHandle().descendants().toList();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        children.forEach(ProcessHandle::destroy);
    }
}

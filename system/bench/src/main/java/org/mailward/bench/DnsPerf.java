package org.mailward.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// dnsperf, as the measure of what the server can give on this machine.
final class DnsPerf {

    private static final Pattern RATE = Pattern.compile("Queries per second:\\s+([0-9.]+)");

    private DnsPerf() {
    }

    /// @param questions one `name type` a line, each sent once
    /// @return questions per second; empty when dnsperf is not on this machine
    static Optional<Double> rate(InetSocketAddress server, Path questions) throws IOException, InterruptedException {
        Optional<Path> program = Programs.find("dnsperf");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        var process = new ProcessBuilder(program.get().toString(), "-s", server.getAddress().getHostAddress(), "-p", Integer.toString(server.getPort()),
                "-d", questions.toString(), "-e", "-n", "1", "-c", "8", "-T", "1", "-q", "500", "-l", "30").redirectErrorStream(true).start();
        String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var rate = RATE.matcher(report);
        if (!rate.find()) {
            throw new Bench.CannotMeasureException("dnsperf said nothing of its rate:\n" + report);
        }
        return Optional.of(Double.parseDouble(rate.group(1)));
    }
}

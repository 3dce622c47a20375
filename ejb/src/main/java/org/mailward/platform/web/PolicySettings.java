package org.mailward.platform.web;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.settings.Settings;

/// How MTA-STS policies are fetched.
///
/// @param connectTimeout wait for one connection, and for its TLS handshake
/// @param timeout the whole fetch, from the first DNS question to the last octet
/// @param maxSize octets of a policy
/// @param userAgent how Mailward introduces itself
/// @param connectTo servers to connect to, without any question to DNS, for a host (`mta-sts.example.org`) or for everything
///     below a suffix (`*.example`); an exact host wins, then the longest suffix. The operator's own choice: the address is not
///     guarded, the certificate is checked as ever
/// @param extraTrust a PEM file with certificates trusted beside the server's own
public record PolicySettings(
        Duration connectTimeout,
        Duration timeout,
        int maxSize,
        String userAgent,
        Map<String, InetSocketAddress> connectTo,
        Optional<Path> extraTrust) {

    public static final String CONNECT_TIMEOUT = "mailward.policy.connect-timeout";
    public static final String TIMEOUT = "mailward.policy.timeout";
    public static final String MAX_SIZE = "mailward.policy.max-size";
    public static final String USER_AGENT = "mailward.policy.user-agent";
    public static final String CONNECT_TO = "mailward.policy.connect-to";
    public static final String EXTRA_TRUST = "mailward.policy.extra-trust";

    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    /// RFC 8461 §3.3 suggests 64 kilobytes.
    public static final int DEFAULT_MAX_SIZE = 64 * 1024;
    public static final String DEFAULT_USER_AGENT = "Mailward";

    private static final int LARGEST_MAX_SIZE = 16 * 1024 * 1024;
    private static final int HTTPS_PORT = 443;
    private static final String BELOW = "*.";

    public PolicySettings {
        connectTo = Map.copyOf(connectTo);
        if (!connectTimeout.isPositive()) {
            throw new IllegalArgumentException(CONNECT_TIMEOUT + ": " + connectTimeout + " is not longer than nothing");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(TIMEOUT + ": " + timeout + " is not longer than nothing");
        }
        if (maxSize < 1 || maxSize > LARGEST_MAX_SIZE) {
            throw new IllegalArgumentException(MAX_SIZE + ": " + maxSize + " is outside 1 to " + LARGEST_MAX_SIZE);
        }
        if (!userAgent.matches("[!-~][ -~]{0,199}")) {
            throw new IllegalArgumentException(USER_AGENT + ": at most 200 plain ASCII characters are possible");
        }
    }

    public static PolicySettings defaults() {
        return new PolicySettings(DEFAULT_CONNECT_TIMEOUT, DEFAULT_TIMEOUT, DEFAULT_MAX_SIZE, DEFAULT_USER_AGENT, Map.of(), Optional.empty());
    }

    /// @throws IllegalArgumentException naming the property that cannot be understood, and how to write it
    public static PolicySettings read(Settings settings) {
        return new PolicySettings(
                settings.duration(CONNECT_TIMEOUT, DEFAULT_CONNECT_TIMEOUT),
                settings.duration(TIMEOUT, DEFAULT_TIMEOUT),
                settings.number(MAX_SIZE, DEFAULT_MAX_SIZE),
                settings.text(USER_AGENT).orElse(DEFAULT_USER_AGENT),
                connectTo(settings),
                settings.text(EXTRA_TRUST).map(Path::of));
    }

    private static Map<String, InetSocketAddress> connectTo(Settings settings) {
        var servers = new LinkedHashMap<String, InetSocketAddress>();
        for (var pair : settings.pairs(CONNECT_TO)) {
            boolean below = pair.getKey().startsWith(BELOW);
            DomainName name = Settings.domainName(CONNECT_TO, below ? pair.getKey().substring(BELOW.length()) : pair.getKey());
            servers.put((below ? BELOW : "") + name.ascii(), Settings.server(CONNECT_TO, pair.getValue(), HTTPS_PORT));
        }
        return servers;
    }

    /// The server that the operator chose for this host.
    Optional<InetSocketAddress> chosenServer(DomainName host) {
        InetSocketAddress exact = connectTo.get(host.ascii());
        if (exact != null) {
            return Optional.of(exact);
        }
        Optional<DomainName> above = host.parent();
        while (above.isPresent()) {
            InetSocketAddress server = connectTo.get(BELOW + above.get().ascii());
            if (server != null) {
                return Optional.of(server);
            }
            above = above.get().parent();
        }
        return Optional.empty();
    }
}

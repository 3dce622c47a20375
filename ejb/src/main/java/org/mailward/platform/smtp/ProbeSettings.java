package org.mailward.platform.smtp;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mx.MailHost;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.web.PolicySettings;

/// Whether and how mail servers are looked at.
///
/// @param enabled false, unless the operator wishes it: many networks close port 25, and some mail servers mind
/// @param timeout one server, from the first DNS question to the end of the handshake
/// @param mostHosts servers of one domain, 1 to [MailHost#MOST_HOSTS]
/// @param helo the name that Mailward gives in EHLO
/// @param connectTo servers to connect to for a host, without any question to DNS. The operator's own choice: the address is
///     not guarded
/// @param extraTrust a PEM file with certificates trusted beside the server's own; the same as for policies
public record ProbeSettings(
        boolean enabled,
        Duration connectTimeout,
        Duration timeout,
        int mostHosts,
        String helo,
        Map<DomainName, InetSocketAddress> connectTo,
        Optional<Path> extraTrust) {

    public static final String ENABLED = "mailward.smtp.probe";
    public static final String CONNECT_TIMEOUT = "mailward.smtp.connect-timeout";
    public static final String TIMEOUT = "mailward.smtp.timeout";
    public static final String MOST_HOSTS = "mailward.smtp.max-hosts";
    public static final String HELO = "mailward.smtp.helo";
    public static final String CONNECT_TO = "mailward.smtp.connect-to";

    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);
    public static final int DEFAULT_MOST_HOSTS = 3;
    public static final String DEFAULT_HELO = "mailward.invalid";

    static final int SMTP_PORT = 25;

    public ProbeSettings {
        connectTo = Map.copyOf(connectTo);
        if (!connectTimeout.isPositive()) {
            throw new IllegalArgumentException(CONNECT_TIMEOUT + ": " + connectTimeout + " is not longer than nothing");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException(TIMEOUT + ": " + timeout + " is not longer than nothing");
        }
        if (mostHosts < 1 || mostHosts > MailHost.MOST_HOSTS) {
            throw new IllegalArgumentException(MOST_HOSTS + ": " + mostHosts + " is outside 1 to " + MailHost.MOST_HOSTS);
        }
        if (!MailHost.isHostName(Settings.domainName(HELO, helo))) {
            throw new IllegalArgumentException(HELO + ": '" + helo + "' is not the full name of a host");
        }
    }

    public static ProbeSettings defaults() {
        return new ProbeSettings(false, DEFAULT_CONNECT_TIMEOUT, DEFAULT_TIMEOUT, DEFAULT_MOST_HOSTS, DEFAULT_HELO, Map.of(), Optional.empty());
    }

    /// @throws IllegalArgumentException naming the property that cannot be understood, and how to write it
    public static ProbeSettings read(Settings settings) {
        return new ProbeSettings(
                enabled(settings),
                settings.duration(CONNECT_TIMEOUT, DEFAULT_CONNECT_TIMEOUT),
                settings.duration(TIMEOUT, DEFAULT_TIMEOUT),
                settings.number(MOST_HOSTS, DEFAULT_MOST_HOSTS),
                settings.text(HELO).orElse(DEFAULT_HELO),
                connectTo(settings),
                settings.text(PolicySettings.EXTRA_TRUST).map(Path::of));
    }

    private static boolean enabled(Settings settings) {
        String text = settings.text(ENABLED).orElse("false");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(ENABLED + ": '" + text + "' is neither true nor false");
        };
    }

    private static Map<DomainName, InetSocketAddress> connectTo(Settings settings) {
        var servers = new LinkedHashMap<DomainName, InetSocketAddress>();
        for (var pair : settings.pairs(CONNECT_TO)) {
            servers.put(Settings.domainName(CONNECT_TO, pair.getKey()), Settings.server(CONNECT_TO, pair.getValue(), SMTP_PORT));
        }
        return servers;
    }
}

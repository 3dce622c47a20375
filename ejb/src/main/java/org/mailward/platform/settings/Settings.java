package org.mailward.platform.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.time.TimeLimit;

/// Reads properties; every refusal is an [IllegalArgumentException] that begins with the property's name and says how to
/// write it.
///
/// @param source finds the text of a property, if the operator gave one
public record Settings(Function<String, Optional<String>> source) {

    private static final int LARGEST_PORT = 65_535;

    public static Settings of(Config config) {
        return new Settings(property -> config.getOptionalValue(property, String.class));
    }

    public Optional<String> text(String property) {
        return source.apply(property).map(String::strip).filter(text -> !text.isEmpty());
    }

    public int number(String property, int otherwise) {
        Optional<String> text = text(property);
        if (text.isPresent() && !text.get().matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(property + ": '" + text.get() + "' is not a whole number of at most nine digits");
        }
        return text.map(Integer::parseInt).orElse(otherwise);
    }

    /// @see TimeLimit#of
    public Duration duration(String property, Duration otherwise) {
        try {
            return text(property).map(text -> TimeLimit.of(text).duration()).orElse(otherwise);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + ": " + e.getMessage(), e);
        }
    }

    /// Comma-separated parts, without blanks around them; empty when the property is not set.
    public List<String> list(String property) {
        return text(property).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /// Comma-separated parts of the form `key=value`, in the order given; a key may appear again.
    public List<Map.Entry<String, String>> pairs(String property) {
        var pairs = new ArrayList<Map.Entry<String, String>>();
        for (String part : list(property)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(property + ": '" + part + "' is not of the form name=host:port");
            }
            pairs.add(Map.entry(part.substring(0, equals).strip(), part.substring(equals + 1).strip()));
        }
        return pairs;
    }

    public static DomainName domainName(String property, String text) {
        try {
            return DomainName.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(property + ": '" + text + "' is no domain name: " + e.getMessage(), e);
        }
    }

    /// Reads `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`, `[2001:db8::1]:5353`, `unbound` or `unbound:5353`.
    /// A name is resolved at once, by the operating system.
    public static InetSocketAddress server(String property, String text, int otherwise) {
        String host = text;
        int port = otherwise;
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
            if (port >= 1 && port <= LARGEST_PORT) {
                return port;
            }
        }
        throw new IllegalArgumentException(property + ": '" + server + "' has no port from 1 to 65535 behind its colon");
    }
}

package org.mailward.platform.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.mailward.mailauth.dns.DomainName;

/// Gives the HTTP client the addresses it connects to: the operator's choice, or our own DNS and then the guard.
final class GuardedAddresses implements DnsResolver {

    private final PublicAddresses addresses;
    private final PolicySettings settings;

    GuardedAddresses(org.mailward.mailauth.dns.DnsResolver dns, PolicySettings settings) {
        this.addresses = new PublicAddresses(dns);
        this.settings = settings;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        DomainName name = DomainName.of(host);
        Optional<InetSocketAddress> chosen = settings.chosenServer(name);
        if (chosen.isPresent()) {
            return List.of(chosen.get());
        }
        return addresses.of(name).stream().map(address -> new InetSocketAddress(address, port)).toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return addresses.of(DomainName.of(host)).toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}

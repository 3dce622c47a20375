package org.mailward.traffic;

import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.IpNetwork;
import org.mailward.sources.SummedPaths;

/// What is shown as one source: a named service, or the network of addresses that nothing names.
///
/// @param service the catalogue's id, or [SummedPaths#SERVICE]; empty when nothing names it
/// @param network the network in CIDR notation (24 bits of IPv4, 48 of IPv6); empty for a named service
public record SourceKey(String service, String network) {

    private static final int BITS_V4 = 24;
    private static final int BITS_V6 = 48;

    public SourceKey {
        if (service.isEmpty() == network.isEmpty()) {
            throw new IllegalArgumentException("A source is either a service or a network");
        }
    }

    /// @param text the id of a service or a network in CIDR notation
    public static SourceKey of(String text) {
        return text.matches("[0-9a-fA-F:.]+/\\d{1,3}") ? new SourceKey("", text) : new SourceKey(text, "");
    }

    /// The source that an address is a part of.
    /// @param service the catalogue's id, or [SummedPaths#SERVICE]; empty when nothing names it
    public static SourceKey of(String service, String address) {
        return service.isEmpty() ? new SourceKey("", network(IpAddress.of(address).orElseThrow())) : new SourceKey(service, "");
    }

    private static String network(IpAddress address) {
        return new IpNetwork(address, address.family() == IpAddress.Family.FOUR ? BITS_V4 : BITS_V6).toString();
    }

    /// Stands for sources that were too many for one day.
    public boolean summed() {
        return SummedPaths.are(service);
    }

    /// As it stands in an address; [#of] reads it.
    public String text() {
        return service + network;
    }
}

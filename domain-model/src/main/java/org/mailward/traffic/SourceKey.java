package org.mailward.traffic;

import org.mailward.sources.SummedPaths;

/// What is shown as one source: a named service, or the network of addresses that nothing names.
///
/// @param service the catalogue's id, or [SummedPaths#SERVICE]; empty when nothing names it
/// @param network the network in CIDR notation (24 bits of IPv4, 48 of IPv6); empty for a named service
public record SourceKey(String service, String network) {

    public SourceKey {
        if (service.isEmpty() == network.isEmpty()) {
            throw new IllegalArgumentException("A source is either a service or a network");
        }
    }

    /// @param text the id of a service or a network in CIDR notation
    public static SourceKey of(String text) {
        return text.matches("[0-9a-fA-F:.]+/\\d{1,3}") ? new SourceKey("", text) : new SourceKey(text, "");
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

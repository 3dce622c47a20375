package org.mailward.mailauth.report;

import java.util.Optional;
import java.util.Set;
import org.mailward.mailauth.dns.IpAddress;

/// Reads counts and addresses; what could be read in two ways is not read at all.
final class Figures {

    private Figures() {
    }

    /// @return the number, or -1 when the text is no whole number from 0 to `most`
    static long count(String text, long most, Set<Quirk> quirks) {
        int digits = 0;
        long value = 0;
        while (digits < text.length() && digits < 18 && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            value = value * 10 + text.charAt(digits) - '0';
            digits++;
        }
        if (digits < text.length()) {
            boolean whole = digits > 0 && text.charAt(digits) == '.' && digits + 1 < text.length() && text.chars().skip(digits + 1L).allMatch(c -> c == '0');
            if (!whole) {
                return -1;
            }
            quirks.add(Quirk.ODD_NUMBER);
        }
        return digits == 0 || value > most ? -1 : value;
    }

    /// An address, in brackets, with the prefix of a single address, or with a tag as SMTP has it. An IPv4 address in the clothes of IPv6, as
    /// a server writes it that listens for both, is the IPv4 address: the same server is one source.
    static Optional<IpAddress> address(String text, Set<Quirk> quirks) {
        Optional<IpAddress> address = undressed(text, quirks);
        if (address.isPresent() && !address.get().unmapped().equals(address.get())) {
            quirks.add(Quirk.ODD_ADDRESS);
        }
        return address.map(IpAddress::unmapped);
    }

    private static Optional<IpAddress> undressed(String text, Set<Quirk> quirks) {
        Optional<IpAddress> address = IpAddress.of(text);
        if (address.isPresent() || text.isEmpty()) {
            return address;
        }
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (bare.regionMatches(true, 0, "IPv6:", 0, 5)) {
            bare = bare.substring(5);
        }
        Optional<IpAddress> found = bare.endsWith("/32") ? IpAddress.of(bare.substring(0, bare.length() - 3)).filter(ip -> ip.family() == IpAddress.Family.FOUR)
                : bare.endsWith("/128") ? IpAddress.of(bare.substring(0, bare.length() - 4)).filter(ip -> ip.family() == IpAddress.Family.SIX) : IpAddress.of(bare);
        if (found.isPresent()) {
            quirks.add(Quirk.ODD_ADDRESS);
        }
        return found;
    }
}

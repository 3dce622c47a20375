package org.mailward.sources;

import java.util.Set;
import org.mailward.mailauth.dns.IpAddress;

/// Tells the names that access and hosting companies give to their customers' addresses by the thousand from names that somebody
/// chose for a mail server.
final class GenericName {

    private static final Set<String> WORDS = Set.of("dyn", "dynamic", "dsl", "adsl", "vdsl", "pool", "pools", "dhcp", "dial", "dialup", "ppp", "pppoe", "cable", "cust", "customer", "customers",
            "client", "clients", "broadband", "fiber", "ftth", "mobile", "res", "residential", "unassigned", "static", "vps", "ip", "compute", "cloud");
    /// So many of an address's four octets make a name a mere spelling of the address.
    private static final int OCTETS = 3;

    private GenericName() {
    }

    static boolean is(String name, IpAddress address) {
        int dot = name.lastIndexOf('.');
        int registered = dot < 0 ? -1 : name.lastIndexOf('.', dot - 1);
        String chosen = registered < 0 ? "" : name.substring(0, registered);
        if (chosen.isEmpty()) {
            return false;
        }
        int octets = 0;
        boolean hasWord = false;
        for (String piece : chosen.split("[.-]")) {
            String letters = trimmedDigits(piece);
            hasWord |= WORDS.contains(letters);
            octets += isOctetOf(piece, address) ? 1 : 0;
        }
        return octets >= OCTETS || hasWord || spellsInHex(chosen, address);
    }

    private static String trimmedDigits(String piece) {
        int end = piece.length();
        while (end > 0 && Character.isDigit(piece.charAt(end - 1))) {
            end--;
        }
        return piece.substring(0, end);
    }

    private static boolean isOctetOf(String piece, IpAddress address) {
        int begin = 0;
        while (begin < piece.length() && !Character.isDigit(piece.charAt(begin))) {
            begin++;
        }
        if (address.family() != IpAddress.Family.FOUR || begin == piece.length() || piece.length() - begin > 3) {
            return false;
        }
        int value = 0;
        for (int i = begin; i < piece.length(); i++) {
            int digit = Character.digit(piece.charAt(i), 10);
            if (digit < 0) {
                return false;
            }
            value = value * 10 + digit;
        }
        for (int shift = 0; shift < 32; shift += 8) {
            if ((address.low() >>> shift & 0xFF) == value) {
                return true;
            }
        }
        return false;
    }

    private static boolean spellsInHex(String chosen, IpAddress address) {
        return address.family() == IpAddress.Family.FOUR && chosen.contains(String.format("%08x", address.low()));
    }
}

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
        return isChosen(chosen, address);
    }

    private static boolean isChosen(String chosen, IpAddress address) {
        for (String piece : chosen.split("[.-]")) {
            if (WORDS.contains(trimmedDigits(piece))) {
                return true;
            }
        }
        return spells(chosen, address);
    }

    private static boolean spells(String chosen, IpAddress address) {
        int octets = 0;
        for (String piece : chosen.split("[.-]")) {
            octets += isOctetOf(piece, address) ? 1 : 0;
        }
        return octets >= OCTETS || spellsInHex(chosen, address);
    }

    /// The same of a name at or below a domain whose owner gives it. A server of one's own may well be called `cloud` or `static`; customers' names
    /// stand further below, or spell their addresses.
    static boolean isBelow(String domain, String name, IpAddress address) {
        String chosen = name.substring(0, Math.max(0, name.length() - domain.length() - 1));
        return chosen.indexOf('.') >= 0 ? isChosen(chosen, address) : spells(chosen, address);
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

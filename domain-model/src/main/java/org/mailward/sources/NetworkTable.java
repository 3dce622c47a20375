package org.mailward.sources;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailward.mailauth.dns.IpAddress;

/// Who holds which network, read from a file that the operator brings; a look-up is a binary search over numbers, since there are half a
/// million of them.
///
/// Two forms are read, and told apart by their lines:
/// - the registries' extended statistics, `registry|country|ipv4 or ipv6|first|count or prefix|date|status|holder`, which know the
///   country and no name;
/// - the five columns of iptoasn.com, divided by tabulators: first address, last address, number of the autonomous system, country, name of
///   the holder.
///
/// Lines that are neither, and networks that begin inside the one before, are left out and counted.
public final class NetworkTable {

    /// The most networks of one file; further ones make it too large to be read.
    public static final int MOST_NETWORKS = 2_000_000;

    /// No file: nothing is known.
    public static final NetworkTable EMPTY = new NetworkTable(List.of(), LocalDate.EPOCH, 0);

    private static final DateTimeFormatter REGISTRY_DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private record Network(IpAddress first, IpAddress last, NetworkOwner owner) {
    }

    private final Ranges four;
    private final Ranges six;
    private final LocalDate date;
    private final int leftOut;

    /// @param networks in order, none inside another
    private NetworkTable(List<Network> networks, LocalDate date, int leftOut) {
        var holders = new ArrayList<NetworkOwner>();
        var places = new HashMap<NetworkOwner, Integer>();
        networks.forEach(network -> places.computeIfAbsent(network.owner, owner -> {
            holders.add(owner);
            return holders.size() - 1;
        }));
        this.four = new Ranges(networks, IpAddress.Family.FOUR, places, holders);
        this.six = new Ranges(networks, IpAddress.Family.SIX, places, holders);
        this.date = date;
        this.leftOut = leftOut;
    }

    /// The networks of one family as numbers: 20 bytes each of IPv4, 36 of IPv6.
    private static final class Ranges {

        private static final long[] NONE = {};

        private final long[] firstHigh;
        private final long[] firstLow;
        private final long[] lastHigh;
        private final long[] lastLow;
        private final int[] owner;
        private final List<NetworkOwner> owners;

        Ranges(List<Network> networks, IpAddress.Family family, Map<NetworkOwner, Integer> places, List<NetworkOwner> owners) {
            var own = networks.stream().filter(network -> network.first.family() == family).toList();
            boolean wide = family == IpAddress.Family.SIX;
            firstHigh = wide ? own.stream().mapToLong(network -> network.first.high()).toArray() : NONE;
            firstLow = own.stream().mapToLong(network -> network.first.low()).toArray();
            lastHigh = wide ? own.stream().mapToLong(network -> network.last.high()).toArray() : NONE;
            lastLow = own.stream().mapToLong(network -> network.last.low()).toArray();
            owner = own.stream().mapToInt(network -> places.get(network.owner)).toArray();
            this.owners = owners;
        }

        int size() {
            return owner.length;
        }

        Optional<NetworkOwner> find(IpAddress address) {
            int low = 0;
            int high = owner.length - 1;
            while (low <= high) {
                int middle = low + high >>> 1;
                if (compare(firstHigh, firstLow, middle, address) > 0) {
                    high = middle - 1;
                } else if (compare(lastHigh, lastLow, middle, address) < 0) {
                    low = middle + 1;
                } else {
                    return Optional.of(owners.get(owner[middle]));
                }
            }
            return Optional.empty();
        }

        private static int compare(long[] highs, long[] lows, int at, IpAddress address) {
            int byHigh = highs.length == 0 ? 0 : Long.compareUnsigned(highs[at], address.high());
            return byHigh != 0 ? byHigh : Long.compareUnsigned(lows[at], address.low());
        }
    }

    /// @param fileDate of the file, for the form that does not state one
    /// @throws IllegalArgumentException when no line is readable
    /// @throws IllegalStateException when there are more than [#MOST_NETWORKS]
    public static NetworkTable read(Iterator<String> lines, LocalDate fileDate) {
        var reading = new Reading(fileDate);
        while (lines.hasNext()) {
            reading.line(lines.next());
        }
        if (reading.found.isEmpty()) {
            throw new IllegalArgumentException("It holds no network: neither a registry's extended statistics nor five columns divided by tabulators");
        }
        return reading.table();
    }

    public Optional<NetworkOwner> find(IpAddress address) {
        return (address.family() == IpAddress.Family.FOUR ? four : six).find(address);
    }

    /// How many networks are known.
    public int size() {
        return four.size() + six.size();
    }

    /// How many lines could not be used.
    public int leftOut() {
        return leftOut;
    }

    /// How old the knowledge is.
    public LocalDate date() {
        return date;
    }

    private static final class Reading {
        private final List<Network> found = new ArrayList<>();
        /// Many networks have the same holder, who is then kept once.
        private final Map<NetworkOwner, NetworkOwner> owners = new HashMap<>();
        private LocalDate date;
        private int leftOut;

        Reading(LocalDate date) {
            this.date = date;
        }

        void line(String line) {
            if (line.isBlank() || line.startsWith("#")) {
                return;
            }
            try {
                if (line.indexOf('\t') >= 0) {
                    columns(line.split("\t", -1));
                } else {
                    registry(line.split("\\|", -1));
                }
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                // One damaged line of half a million is no reason to know nothing; it is counted.
                leftOut++;
            }
        }

        private void columns(String[] parts) {
            if (parts.length < 5) {
                throw new IllegalArgumentException("too few columns");
            }
            long number = Long.parseLong(parts[2]);
            if (number != 0) {
                String country = parts[3].length() == 2 ? parts[3].toUpperCase(Locale.ROOT) : "";
                add(address(parts[0]), address(parts[1]), new NetworkOwner(number, parts[4].strip(), country));
            }
        }

        private void registry(String[] parts) {
            boolean header = parts.length >= 6 && parts[0].matches("2(\\.\\d)?");
            if (header) {
                date = LocalDate.parse(parts[2].length() == 8 && parts[2].startsWith("20") ? parts[2] : parts[5], REGISTRY_DATE);
                return;
            }
            boolean network = parts.length >= 7 && (parts[2].equals("ipv4") || parts[2].equals("ipv6"));
            if (!network) {
                boolean known = parts.length >= 6 && (parts[2].equals("asn") || parts[parts.length - 1].equals("summary"));
                leftOut += known ? 0 : 1;
                return;
            }
            if (parts[6].equals("allocated") || parts[6].equals("assigned")) {
                IpAddress first = address(parts[3]);
                add(first, last(first, Long.parseLong(parts[4])), new NetworkOwner(0, "", parts[1].equals("ZZ") || parts[1].equals("*") ? "" : parts[1]));
            }
        }

        private static IpAddress last(IpAddress first, long size) {
            if (first.family() == IpAddress.Family.FOUR) {
                return new IpAddress(IpAddress.Family.FOUR, 0, first.low() + size - 1);
            }
            if (size < 1 || size > 128) {
                throw new IllegalArgumentException("no prefix");
            }
            int prefix = (int) size;
            return prefix <= 64
                    ? new IpAddress(IpAddress.Family.SIX, first.high() | (prefix == 64 ? 0 : -1L >>> prefix), -1L)
                    : new IpAddress(IpAddress.Family.SIX, first.high(), first.low() | (prefix == 128 ? 0 : -1L >>> prefix - 64));
        }

        private static IpAddress address(String text) {
            return IpAddress.of(text.strip()).orElseThrow(() -> new IllegalArgumentException("no address"));
        }

        private void add(IpAddress first, IpAddress last, NetworkOwner owner) {
            if (first.family() != last.family() || first.compareTo(last) > 0) {
                throw new IllegalArgumentException("the last address is before the first");
            }
            if (found.size() == MOST_NETWORKS) {
                throw new TooManyException();
            }
            NetworkOwner known = owners.putIfAbsent(owner, owner);
            found.add(new Network(first, last, known == null ? owner : known));
        }

        NetworkTable table() {
            found.sort((one, other) -> one.first.compareTo(other.first));
            var apart = new ArrayList<Network>(found.size());
            for (Network network : found) {
                if (apart.isEmpty() || apart.getLast().last.compareTo(network.first) < 0) {
                    apart.add(network);
                } else {
                    leftOut++;
                }
            }
            return new NetworkTable(List.copyOf(apart), date, leftOut);
        }
    }

    /// Not one of the lines' own troubles, so it ends the reading.
    private static final class TooManyException extends IllegalStateException {
        TooManyException() {
            super("It holds more than " + MOST_NETWORKS + " networks");
        }
    }
}

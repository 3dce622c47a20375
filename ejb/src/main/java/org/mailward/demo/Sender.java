package org.mailward.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailward.mailauth.dns.IpAddress;

/// Somebody who sends mail in the demo, in whose name ever.
///
/// @param addresses from which it sends
/// @param returnPath a domain; `{domain}` stands for the author's
/// @param selectors below the author's domain with which it signs, once one of them is published
/// @param ownSignature domain and selector of the signature of its own; empty when it makes none
/// @param weekend mail on a day of the weekend, in percent of a working day's
record Sender(String id, List<IpAddress> addresses, String returnPath, List<String> selectors, Optional<Signature> ownSignature, int weekend, Way way) {

    static final String AUTHOR = "{domain}";

    private static final String TABLE = "senders.tsv";
    private static final int CELLS = 7;

    /// What becomes of mail on its way through a sender.
    enum Way {
        /// It is the sender's own.
        DIRECT,
        /// It is handed on as it came.
        FORWARDS,
        /// It is handed on changed, so that no signature of the author's holds.
        BREAKS
    }

    record Signature(String domain, String selector) {
    }

    /// All, by id.
    static Map<String, Sender> all() {
        var all = new LinkedHashMap<String, Sender>();
        Table.read(TABLE, CELLS).forEach(cells -> all.put(cells[0], of(cells)));
        return all;
    }

    private static Sender of(String[] cells) {
        var signature = cells[4].isEmpty() ? Optional.<Signature>empty() : Optional.of(new Signature(cells[4].split("/")[0], cells[4].split("/")[1]));
        return new Sender(cells[0], addresses(cells[1]), cells[2], cells[3].isEmpty() ? List.of() : List.of(cells[3].split(",")), signature,
                Integer.parseInt(cells[5]), Way.valueOf(cells[6].toUpperCase(Locale.ROOT)));
    }

    private static List<IpAddress> addresses(String text) {
        return Arrays.stream(text.split(",")).flatMap(range -> between(range.split("-")[0], range.split("-")[1]).stream()).toList();
    }

    /// Addresses that differ in their last part only.
    private static List<IpAddress> between(String first, String last) {
        boolean six = first.indexOf(':') >= 0;
        int cut = Math.max(first.lastIndexOf('.'), first.lastIndexOf(':')) + 1;
        int radix = six ? 16 : 10;
        var all = new ArrayList<IpAddress>();
        for (int part = Integer.parseInt(first.substring(cut), radix); part <= Integer.parseInt(last.substring(cut), radix); part++) {
            all.add(IpAddress.of(first.substring(0, cut) + Integer.toString(part, radix)).orElseThrow());
        }
        return all;
    }
}

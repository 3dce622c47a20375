package org.mailward.mailauth.tlsrpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.tags.FieldList;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.Shown;

/// The TXT record at `_smtp._tls.<domain>` that asks senders to report failed encryption.
///
/// ```
/// tlsrpt-record  = tlsrpt-version 1*(field-delim tlsrpt-field) [field-delim]
/// tlsrpt-version = %s"v=TLSRPTv1"
/// ```
///
/// @param addresses the usable addresses of `rua`
/// @param faults one sentence each
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-3">RFC 8460 §3</a>
public record TlsRptRecord(String text, List<String> addresses, List<String> faults) {

    /// The most addresses that are read from one record.
    public static final int MOST_ADDRESSES = 50;

    private static final String VERSION = "v=TLSRPTv1";
    private static final String MAILTO = "mailto:";
    private static final String HTTPS = "https://";

    public TlsRptRecord {
        addresses = List.copyOf(addresses);
        faults = List.copyOf(faults);
    }

    /// The record that asks for reports to these addresses.
    /// @param addresses at least one, each beginning with `mailto:` or `https://`
    public static TlsRptRecord of(List<String> addresses) {
        for (String address : addresses) {
            objection(address).ifPresent(why -> {
                throw new IllegalArgumentException(why);
            });
        }
        if (addresses.isEmpty() || addresses.size() > MOST_ADDRESSES) {
            throw new IllegalArgumentException("A TLS reporting record names 1 to " + MOST_ADDRESSES + " addresses");
        }
        return new TlsRptRecord(VERSION + "; rua=" + String.join(",", addresses), addresses, List.of());
    }

    /// @return empty when the text does not begin with `v=TLSRPTv1`, so that senders discard it
    public static Optional<TlsRptRecord> read(String text) {
        return FieldList.read(text, VERSION).map(list -> {
            var faults = new ArrayList<>(list.faults());
            var usable = new ArrayList<String>();
            List<String> published = list.value("rua").map(TlsRptRecord::split).orElse(List.of());
            if (published.stream().allMatch(String::isEmpty)) {
                faults.add("'rua=' is missing or names no address.");
            } else {
                for (String address : published.subList(0, Math.min(published.size(), MOST_ADDRESSES))) {
                    objection(address).ifPresentOrElse(faults::add, () -> usable.add(address));
                }
                if (published.size() > MOST_ADDRESSES) {
                    faults.add("'rua=' names more than " + MOST_ADDRESSES + " addresses; the rest was not read.");
                }
            }
            return new TlsRptRecord(text, usable, faults);
        });
    }

    private static List<String> split(String value) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (int at = 0; at <= value.length(); at++) {
            if (at == value.length() || value.charAt(at) == ',') {
                parts.add(value.substring(from, at).strip());
                from = at + 1;
            }
        }
        return parts;
    }

    /// Why reports cannot be sent to this address; empty when they can.
    private static Optional<String> objection(String address) {
        String shown = "'" + Shown.of(address) + "'";
        if (address.isEmpty()) {
            return Optional.of("There is an empty address between two commas in 'rua='.");
        }
        if (address.indexOf('!') >= 0) {
            return Optional.of(shown + " holds an exclamation mark, as size limits of DMARC addresses do; senders of TLS reports cannot read it.");
        }
        if (address.regionMatches(true, 0, MAILTO, 0, MAILTO.length())) {
            return isMailbox(address.substring(MAILTO.length())) ? Optional.empty() : Optional.of(shown + " is not an e-mail address.");
        }
        if (address.regionMatches(true, 0, HTTPS, 0, HTTPS.length())) {
            return isHost(address.substring(HTTPS.length())) ? Optional.empty() : Optional.of(shown + " is not an https address.");
        }
        return Optional.of(shown + " is not an address that reports can be sent to; it should begin with mailto: or https://.");
    }

    private static boolean isMailbox(String mailbox) {
        int query = mailbox.indexOf('?');
        String path = query < 0 ? mailbox : mailbox.substring(0, query);
        int at = path.lastIndexOf('@');
        return at > 0 && path.indexOf('@') == at && isDomain(path.substring(at + 1)) && DomainName.of(path.substring(at + 1)).isHost() && mailbox.chars().allMatch(TlsRptRecord::isPlain);
    }

    private static boolean isHost(String rest) {
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(0, end);
        int colon = authority.indexOf(':');
        return isDomain(colon < 0 ? authority : authority.substring(0, colon)) && rest.chars().allMatch(TlsRptRecord::isPlain);
    }

    /// True for a name of at least two labels.
    private static boolean isDomain(String text) {
        try {
            return DomainName.of(text).labels().size() > 1 && text.indexOf('@') < 0;
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }

    private static boolean isPlain(int c) {
        return c > ' ' && c < 0x7F;
    }

    /// The record as it is published. `read(render())` gives the same addresses, and the same record for one made by
    /// [#of(List)].
    public String render() {
        return addresses.isEmpty() ? VERSION : VERSION + "; rua=" + String.join(",", addresses);
    }

    /// Each term in words.
    public List<Meaning> explain() {
        var words = new ArrayList<Meaning>();
        words.add(new Meaning(VERSION, "This domain wants to hear about failed encryption."));
        FieldList.read(text, VERSION).ifPresent(list -> list.fields().forEach(field -> words.add(new Meaning(field.text(), field.name().equals("rua")
                ? addresses.isEmpty() ? "No address that reports can be sent to." : "Daily reports go to " + String.join(", ", addresses).replace("mailto:", "") + "."
                : "Senders ignore this term."))));
        return List.copyOf(words);
    }
}

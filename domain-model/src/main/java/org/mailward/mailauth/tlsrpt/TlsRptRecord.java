package org.mailward.mailauth.tlsrpt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.tags.TagList;

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

    private static final Pattern ADDRESS = Pattern.compile("mailto:[^@\\s,]+@[^@\\s,]+\\.[^@\\s,]+|https://[^\\s,/]+\\.[^\\s,]+", Pattern.CASE_INSENSITIVE);

    public TlsRptRecord {
        addresses = List.copyOf(addresses);
        faults = List.copyOf(faults);
    }

    /// @return empty when the text does not begin with `v=TLSRPTv1`, so that senders discard it
    public static Optional<TlsRptRecord> read(String text) {
        TagList list = TagList.read(text);
        if (!list.beginsWithVersion("TLSRPTv1") || !text.startsWith("v=TLSRPTv1")) {
            return Optional.empty();
        }
        var faults = new ArrayList<>(list.faults());
        List<String> published = list.value("rua").map(value -> Arrays.stream(value.split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList()).orElse(List.of());
        if (published.isEmpty()) {
            faults.add("'rua=' is missing or names no address.");
        }
        List<String> usable = published.stream().filter(part -> ADDRESS.matcher(part).matches()).toList();
        published.stream().filter(part -> !usable.contains(part))
                .forEach(part -> faults.add("'" + Shown.of(part) + "' is not an address that reports can be sent to; it should begin with mailto: or https://."));
        return Optional.of(new TlsRptRecord(text, usable, faults));
    }

    /// Each tag in words.
    public List<Meaning> explain() {
        return TagList.read(text).tags().stream().map(tag -> new Meaning(tag.text(), switch (tag.name()) {
            case "v" -> "This domain wants to hear about failed encryption.";
            case "rua" -> addresses.isEmpty() ? "No address that reports can be sent to." : "Daily reports go to " + String.join(", ", addresses).replace("mailto:", "") + ".";
            default -> "Senders ignore this tag.";
        })).toList();
    }
}

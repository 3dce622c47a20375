package org.mailward.mailauth.bimi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.tags.TagList;

/// The TXT record at `default._bimi.<domain>` that names a logo.
///
/// @param logo where the logo is; empty when missing, empty or not an `https` address
/// @param evidence where the certificate for the logo is, likewise
/// @param declined `l=` is empty: the domain takes no part (draft-brand-indicators-for-message-identification-14 §4.2)
/// @param faults one sentence each
public record BimiRecord(String text, Optional<URI> logo, Optional<URI> evidence, boolean declined, List<String> faults) {

    public BimiRecord {
        faults = List.copyOf(faults);
    }

    /// @return empty when the text does not begin with `v=BIMI1`
    public static Optional<BimiRecord> read(String text) {
        TagList list = TagList.read(text);
        if (!list.beginsWithVersion("BIMI1")) {
            return Optional.empty();
        }
        var faults = new ArrayList<>(list.faults());
        Optional<URI> logo = address(list, "l", faults);
        Optional<URI> evidence = address(list, "a", faults);
        boolean declined = list.value("l").equals(Optional.of("")) && list.value("a").orElse("").isEmpty();
        if (list.tag("l").isEmpty()) {
            faults.add("'l=', the address of the logo, is missing.");
        }
        logo.filter(uri -> uri.getPath() == null || !uri.getPath().toLowerCase(Locale.ROOT).matches(".*\\.svgz?"))
                .ifPresent(uri -> faults.add("'l=" + Shown.of(uri.toString()) + "' does not lead to an SVG file."));
        return Optional.of(new BimiRecord(text, logo, evidence, declined, faults));
    }

    private static Optional<URI> address(TagList list, String tag, List<String> faults) {
        Optional<String> value = list.value(tag).filter(text -> !text.isEmpty());
        Optional<URI> address = value.flatMap(BimiRecord::https);
        if (value.isPresent() && address.isEmpty()) {
            faults.add("'" + tag + "=" + Shown.of(value.get()) + "' is not an address that begins with https://.");
        }
        return address;
    }

    private static Optional<URI> https(String text) {
        try {
            URI uri = new URI(text);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    /// Each tag in words.
    public List<Meaning> explain() {
        return TagList.read(text).tags().stream().map(tag -> new Meaning(tag.text(), switch (tag.name()) {
            case "v" -> "This domain names a logo for mailboxes to show (BIMI).";
            case "l" -> declined ? "Empty: the domain does not want a logo shown." : "Where the logo is.";
            case "a" -> tag.value().isEmpty() ? "No certificate for the logo; most mailboxes then do not show it." : "Where the certificate is that says whose logo it is.";
            case "avp" -> "Whether a brand's or a person's picture is preferred.";
            case "lps" -> "Which local parts have a logo of their own.";
            default -> "Receivers ignore this tag.";
        })).toList();
    }
}

package org.mailward.mailauth.bimi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.tags.TagList;

/// The TXT record at `<selector>._bimi.<domain>` that names a logo.
///
/// ```
/// bimi-record = bimi-version (bimi-sep bimi-location) [(bimi-sep bimi-evidence-location)]
///               [(local-part-selector)] [(bimi-sep bimi-logo-preference)] [bimi-sep]
/// ```
///
/// @param logo where the logo is (`l=`); empty when missing, empty or not an `https` address
/// @param evidence where the certificate for the logo is (`a=`), likewise
/// @param avatar what to show of a person who has a picture (`avp=`); the standard's default when missing or unknown
/// @param localParts which local parts have a record of their own (`lps=`); empty when the tag is missing
/// @param declined `l=` and `a=` are empty: the domain takes no part (draft-brand-indicators-for-message-identification-14 §4.3.1)
/// @param faults one sentence each
/// @see <a href="https://datatracker.ietf.org/doc/html/draft-brand-indicators-for-message-identification-14#section-4.3">draft-brand-indicators-for-message-identification-14 §4.3</a>
public record BimiRecord(String text, Optional<URI> logo, Optional<URI> evidence, Avatar avatar, Optional<LocalParts> localParts, boolean declined, List<String> faults) {

    private static final String VERSION = "BIMI1";

    /// Whose picture a mailbox shows when it has both.
    public enum Avatar {
        /// The domain's logo; also what holds without the tag.
        BRAND("brand"),
        /// The person's own picture.
        PERSONAL("personal");

        private final String word;

        Avatar(String word) {
            this.word = word;
        }

        static Optional<Avatar> of(String word) {
            return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
        }
    }

    public BimiRecord {
        faults = List.copyOf(faults);
    }

    /// A record from its parts, written the way [#render] writes.
    /// @throws IllegalArgumentException when a part cannot stand in a record, such as an address that is not `https`
    public static BimiRecord of(Optional<URI> logo, Optional<URI> evidence, Avatar avatar, Optional<LocalParts> localParts) {
        String text = render(logo, evidence, avatar, localParts);
        BimiRecord record = read(text).orElseThrow();
        if (!record.faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", record.faults));
        }
        return record;
    }

    /// The record that says: no logo (draft-brand-indicators-for-message-identification-14 §4.3.1).
    public static BimiRecord declining() {
        return of(Optional.empty(), Optional.empty(), Avatar.BRAND, Optional.empty());
    }

    /// @return empty when the text does not begin with `v=BIMI1`
    public static Optional<BimiRecord> read(String text) {
        if (!TagList.beginsWithVersion(text, VERSION)) {
            return Optional.empty();
        }
        TagList list = TagList.read(text);
        var faults = new ArrayList<>(list.faults());
        Optional<URI> logo = address(list, "l", faults);
        Optional<URI> evidence = address(list, "a", faults);
        boolean withoutLogo = list.value("l").equals(Optional.of(""));
        boolean withoutEvidence = list.value("a").orElse("").isEmpty();
        if (list.tag("l").isEmpty()) {
            faults.add("'l=', the address of the logo, is missing.");
        }
        if (withoutLogo && !withoutEvidence) {
            faults.add("'a=' names a certificate, but 'l=' names no logo.");
        }
        logo.filter(uri -> !isSvg(uri)).ifPresent(uri -> faults.add("'l=" + Shown.of(uri.toString()) + "' does not lead to an SVG file."));
        Optional<Avatar> avatar = list.value("avp").flatMap(Avatar::of);
        list.value("avp").filter(_ -> avatar.isEmpty()).ifPresent(word -> faults.add("'avp=" + Shown.of(word) + "' is neither 'brand' nor 'personal'."));
        Optional<LocalParts> localParts = list.value("lps").map(value -> LocalParts.read(value, faults));
        return Optional.of(new BimiRecord(text, logo, evidence, avatar.orElse(Avatar.BRAND), localParts, withoutLogo && withoutEvidence, faults));
    }

    private static Optional<URI> address(TagList list, String tag, List<String> faults) {
        Optional<String> value = list.value(tag).filter(text -> !text.isEmpty());
        Optional<URI> address = value.flatMap(BimiRecord::https);
        if (value.isPresent() && address.isEmpty()) {
            faults.add("'" + tag + "=" + Shown.of(value.get()) + "' is not one address that begins with https:// and a full host name.");
        }
        return address;
    }

    /// Commas in an address must be written as `%2C`.
    private static Optional<URI> https(String text) {
        try {
            URI uri = new URI(text);
            boolean usable = "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && isFullName(uri.getHost()) && text.indexOf(',') < 0;
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    /// True for `www.example.org`; false for `localhost`, `192.0.2.1` and `[2001:db8::1]`.
    private static boolean isFullName(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String top = name.substring(name.lastIndexOf('.') + 1);
        return name.indexOf('.') > 0 && !top.isEmpty() && Character.isLetter(top.charAt(0));
    }

    private static boolean isSvg(URI uri) {
        String path = uri.getPath().toLowerCase(Locale.ROOT);
        return path.endsWith(".svg") || path.endsWith(".svgz");
    }

    /// The record in its shortest usual form, without what receivers ignore.
    public String render() {
        return render(logo, evidence, avatar, localParts);
    }

    private static String render(Optional<URI> logo, Optional<URI> evidence, Avatar avatar, Optional<LocalParts> localParts) {
        return "v=" + VERSION + "; l=" + logo.map(URI::toString).orElse("") + "; a=" + evidence.map(URI::toString).orElse("") + ";"
                + localParts.map(parts -> " lps=" + String.join(",", parts.prefixes()) + ";").orElse("")
                + (avatar == Avatar.BRAND ? "" : " avp=" + avatar.word + ";");
    }

    /// Each tag in words.
    public List<Meaning> explain() {
        return TagList.read(text).tags().stream().map(tag -> new Meaning(tag.text(), switch (tag.name()) {
            case "v" -> "This domain names a logo for mailboxes to show (BIMI).";
            case "l" -> explainLogo(tag.value());
            case "a" -> tag.value().isEmpty() ? "No certificate for the logo; most mailboxes then do not show it." : "Where the certificate is that says whose logo it is.";
            case "avp" -> switch (avatar) {
                case BRAND -> "Mailboxes should show the logo even where the sender has a picture of their own.";
                case PERSONAL -> "Mailboxes should show the sender's own picture where there is one, else the logo.";
            };
            case "lps" -> localParts.map(LocalParts::explain).orElse("Receivers ignore this tag.");
            default -> "Receivers ignore this tag.";
        })).toList();
    }

    private String explainLogo(String value) {
        if (declined) {
            return "Empty: the domain does not want a logo shown.";
        }
        return value.isEmpty() ? "Empty: there is no logo." : "Where the logo is.";
    }
}

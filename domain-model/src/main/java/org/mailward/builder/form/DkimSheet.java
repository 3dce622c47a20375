package org.mailward.builder.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailward.builder.RecordKind;
import org.mailward.mailauth.dkim.DkimKeyRecord;
import org.mailward.mailauth.dkim.DkimReading;
import org.mailward.mailauth.dkim.PublicKey;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.tags.Tag;
import org.mailward.mailauth.tags.TagList;

/// A DKIM key: pasted as a service shows it, as base64, as a PEM file or as a whole record.
final class DkimSheet implements Sheet {

    private static final Set<String> FORM_TAGS = Set.of("v", "k", "t", "p");
    private static final String DASHES = "-----";
    /// A string of a zone file.
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final int ED25519_OCTETS = 32;
    /// A `SubjectPublicKeyInfo` of Ed25519 is these octets and the key (RFC 8410 §4).
    private static final byte[] ED25519_INFO = {0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00};

    @Override
    public List<FieldName> fields() {
        return List.of(FieldName.SELECTOR, FieldName.KEY, FieldName.WITHDRAWN, FieldName.KEY_TESTING, FieldName.KEY_STRICT);
    }

    @Override
    public List<RecordKind> kinds() {
        return List.of(RecordKind.DKIM);
    }

    @Override
    public Begun begin(Published published) {
        Entries empty = Entries.NONE.with(FieldName.SELECTOR, published.label());
        List<String> texts = published.of(RecordKind.DKIM);
        if (!(DkimKeyRecord.read(published.text(RecordKind.DKIM)) instanceof DkimReading.Key(DkimKeyRecord record))) {
            return new Begun(empty, Others.beside(texts, ""));
        }
        var leftOut = new ArrayList<String>();
        if (base64(record.key()).isEmpty() && !record.isRevoked()) {
            leftOut.add("What is published here is no key that receivers can use.");
        }
        TagList.read(record.text()).tags().stream().filter(tag -> !FORM_TAGS.contains(tag.name())).forEach(tag -> leftOut.add(leftOut(tag)));
        leftOut.addAll(Others.beside(texts, record.text()));
        return new Begun(empty.with(FieldName.KEY, base64(record.key()).orElse("")).with(FieldName.WITHDRAWN, record.isRevoked())
                .with(FieldName.KEY_TESTING, record.testing()).with(FieldName.KEY_STRICT, record.strict()), leftOut);
    }

    private static String leftOut(Tag tag) {
        return switch (tag.name()) {
            case "h", "s", "g" -> "'" + Shown.of(tag.text()) + "' is not needed: without it the key holds for all mail.";
            case "n" -> "'" + Shown.of(tag.text()) + "' is a note for people, which receivers do not read.";
            default -> Others.unknown(tag.text());
        };
    }

    private static Optional<String> base64(PublicKey key) {
        return switch (key) {
            case PublicKey.Rsa rsa -> Optional.of(rsa.wrapped());
            case PublicKey.Ed25519 ed25519 -> Optional.of(ed25519.base64());
            case PublicKey.Revoked _, PublicKey.UnknownType _, PublicKey.Unreadable _ -> Optional.empty();
        };
    }

    @Override
    public Filled fill(Entries entries, Published published) {
        String selector = entries.text(FieldName.SELECTOR);
        if (!Selectors.isSelector(selector)) {
            return Filled.wrong(FieldName.SELECTOR, "A selector is one word of letters, digits and hyphens, such as s1; the service that signs the mail names it.");
        }
        String typed = entries.text(FieldName.KEY);
        if (typed.toUpperCase(Locale.ROOT).contains("PRIVATE KEY")) {
            return Filled.wrong(FieldName.KEY, "This is the secret half of a key. Paste the public half, and make a new pair if the secret one may have been seen.");
        }
        if (entries.has(FieldName.WITHDRAWN)) {
            return written(entries, selector, new PublicKey.Revoked());
        }
        if (typed.isEmpty()) {
            return Filled.wrong(FieldName.KEY, "Paste the public key, or tick below that the key is withdrawn.");
        }
        Optional<DkimKeyRecord> pasted = record(typed);
        // What the service wrote into the record that it shows is meant.
        Entries flagged = pasted.map(record -> entries.with(FieldName.KEY_TESTING, record.testing() || entries.has(FieldName.KEY_TESTING))
                .with(FieldName.KEY_STRICT, record.strict() || entries.has(FieldName.KEY_STRICT))).orElse(entries);
        return switch (pasted.map(DkimKeyRecord::key).orElseGet(() -> read(typed))) {
            case PublicKey.Rsa rsa -> written(flagged, selector, rsa);
            case PublicKey.Ed25519 ed25519 -> written(flagged, selector, ed25519);
            case PublicKey.Revoked _ -> Filled.wrong(FieldName.KEY, "There is no key in this text. Tick below if the key is withdrawn.");
            case PublicKey.UnknownType(String name) -> Filled.wrong(FieldName.KEY, "Keys of the kind '" + name + "' are known to no receiver. Make one of the kind RSA with 2048 bits.");
            case PublicKey.Unreadable(String why) -> Filled.wrong(FieldName.KEY, "This is no public key. " + why);
        };
    }

    private static Filled written(Entries entries, String selector, PublicKey key) {
        var flags = new ArrayList<String>();
        if (entries.has(FieldName.KEY_TESTING)) {
            flags.add("y");
        }
        if (entries.has(FieldName.KEY_STRICT)) {
            flags.add("s");
        }
        String text = DkimKeyRecord.render(key);
        int at = text.lastIndexOf("p=");
        String flagged = flags.isEmpty() ? text : text.substring(0, at) + "t=" + String.join(":", flags) + "; " + text.substring(at);
        return new Filled.Written(List.of(new Filled.Part(RecordKind.DKIM, selector, flagged)));
    }

    /// A whole record, as text or as a line of a zone file with its strings in quotation marks.
    private static Optional<DkimKeyRecord> record(String typed) {
        String joined = typed.replace("\"", "").replace("\n", " ");
        String quoted = QUOTED.matcher(typed.replace("\n", " ")).results().map(string -> string.group(1)).collect(Collectors.joining());
        return Stream.of(joined, quoted).filter(text -> TagList.read(text).tag("p").isPresent())
                .flatMap(text -> DkimKeyRecord.read(text) instanceof DkimReading.Key(DkimKeyRecord record) ? Stream.of(record) : Stream.empty()).findFirst();
    }

    private static PublicKey read(String typed) {
        String base64 = base64(typed.replace("\"", ""));
        String bare = ed25519(base64).orElse(base64);
        return bare.length() < 60 ? key("ed25519", bare) : key("rsa", bare);
    }

    /// The lines without the first and last one of a key file.
    private static String base64(String typed) {
        var base64 = new StringBuilder();
        typed.lines().filter(line -> !line.startsWith(DASHES)).forEach(line -> base64.append(line.replace(" ", "")));
        return base64.toString();
    }

    private static Optional<String> ed25519(String base64) {
        if (base64.length() != 60) {
            return Optional.empty();
        }
        try {
            byte[] octets = Base64.getDecoder().decode(base64);
            for (int i = 0; i < ED25519_INFO.length; i++) {
                if (octets.length != ED25519_INFO.length + ED25519_OCTETS || octets[i] != ED25519_INFO[i]) {
                    return Optional.empty();
                }
            }
            return Optional.of(Base64.getEncoder().encodeToString(Arrays.copyOfRange(octets, ED25519_INFO.length, octets.length)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static PublicKey key(String type, String base64) {
        return DkimKeyRecord.read("v=DKIM1; k=" + type + "; p=" + base64) instanceof DkimReading.Key(DkimKeyRecord record) ? record.key()
                : new PublicKey.Unreadable("Paste the text between the first and the last line of the key file.");
    }
}

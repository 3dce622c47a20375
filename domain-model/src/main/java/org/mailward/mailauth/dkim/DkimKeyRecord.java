package org.mailward.mailauth.dkim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.Tag;
import org.mailward.mailauth.tags.TagList;

/// What stands at `<selector>._domainkey.<domain>`.
///
/// @param text as published, its strings joined without a space
/// @param hashes the hash functions allowed by `h=`; empty when all are
/// @param services what `s=` allows the key for; `*` is everything
/// @param testing `t=y`: verifiers treat mail as if it were not signed
/// @param strict `t=s`: the identity must be in exactly this domain
/// @param list the text as its tags
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.6.1">RFC 6376 §3.6.1</a>
public record DkimKeyRecord(String text, PublicKey key, Set<String> hashes, Set<String> services, boolean testing, boolean strict, TagList list) {

    private static final Set<String> KNOWN_TAGS = Set.of("v", "k", "p", "h", "s", "t", "n", "g");

    public DkimKeyRecord {
        hashes = Set.copyOf(hashes);
        services = Set.copyOf(services);
    }

    /// Reads a TXT record at a selector.
    ///
    /// *Reading:* RFC 6376 §3.6.1 makes `v=DKIM1` recommended and first if present, and every other tag optional except `p=`.
    /// A text without `p=` and without `v=DKIM1` is therefore something else and not a broken key. A text that is not a list of
    /// tags is a key syntax error (§6.1.2); an empty term between two semicolons is one too, but verifiers differ about it, so
    /// it makes a warning.
    public static DkimReading read(String text) {
        TagList list = TagList.exact(text);
        Optional<String> version = list.value("v");
        Optional<String> material = list.value("p");
        if (material.isEmpty() && version.filter("DKIM1"::equals).isEmpty()) {
            return new DkimReading.NotDkim();
        }
        if (version.isPresent() && !(list.beginsWithVersion("DKIM1") && list.tags().getFirst().name().equals("v"))) {
            return new DkimReading.Faulty("'v=' must come first and say exactly DKIM1.");
        }
        if (list.hasDuplicates()) {
            return new DkimReading.Faulty("A tag appears more than once, so verifiers ignore the record.");
        }
        if (!list.breaches().isEmpty()) {
            return new DkimReading.Faulty(list.breaches().getFirst());
        }
        if (material.isEmpty()) {
            return new DkimReading.Faulty("The key itself is missing: there is no 'p=' tag.");
        }
        Set<String> flags = words(list.value("t").orElse(""));
        return new DkimReading.Key(new DkimKeyRecord(
                text,
                KeyMaterial.read(list.value("k").orElse("rsa"), material.get()),
                words(list.value("h").orElse("")),
                words(list.value("s").orElse("*")),
                flags.contains("y"),
                flags.contains("s"),
                list));
    }

    private static Set<String> words(String value) {
        if (value.indexOf(':') < 0) {
            return value.isBlank() ? Set.of() : Set.of(value.strip().toLowerCase(Locale.ROOT));
        }
        var words = new TreeSet<String>();
        for (String word : value.split(":")) {
            if (!word.isBlank()) {
                words.add(word.strip().toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    /// True when the key may sign mail: `s=` holds `*` or `email`.
    public boolean isForMail() {
        return services.isEmpty() || services.contains("*") || services.contains("email");
    }

    /// What verifiers can take in another way than its owner meant, one sentence each.
    public List<String> oddities() {
        Stream<String> capitals = list.tags().stream().map(Tag::name).filter(DkimKeyRecord::isMiswritten)
                .map(name -> "The tag '" + name + "' of the key record is not '" + name.toLowerCase(Locale.ROOT) + "', because the case of its name counts; receivers ignore it.");
        Stream<String> empty = Stream.of("The key record has an empty term between two semicolons; some receivers cannot read it.").filter(_ -> list.hasEmptyTerm());
        return Stream.concat(capitals, empty).toList();
    }

    /// The record's text without what [#oddities] tells of, which says to every verifier what the record says to most.
    public String wellWritten() {
        return list.tags().stream().filter(each -> !isMiswritten(each.name())).map(Tag::text).collect(Collectors.joining("; "));
    }

    private static boolean isMiswritten(String name) {
        return !KNOWN_TAGS.contains(name) && KNOWN_TAGS.contains(name.toLowerCase(Locale.ROOT));
    }

    public boolean isRevoked() {
        return key instanceof PublicKey.Revoked;
    }

    /// True when `h=` leaves only SHA-1, which verifiers no longer accept (RFC 8301 §3.1).
    public boolean allowsOnlySha1() {
        return !hashes.isEmpty() && !hashes.contains("sha256") && hashes.contains("sha1");
    }

    /// True when `h=` leaves no hash that verifiers accept.
    public boolean allowsNoModernHash() {
        return !hashes.isEmpty() && !hashes.contains("sha256");
    }

    /// The record's text with another value for a tag, or with the tag at its end; everything else stays as published.
    public String with(String tag, String value) {
        var terms = new ArrayList<String>();
        boolean there = false;
        for (Tag each : list.tags()) {
            boolean wanted = each.name().equals(tag);
            there |= wanted;
            terms.add(wanted ? tag + "=" + value : each.text());
        }
        if (!there) {
            terms.add(tag + "=" + value);
        }
        return String.join("; ", terms);
    }

    /// The record's text without a tag.
    public String without(String tag) {
        return list.tags().stream().filter(each -> !each.name().equals(tag)).map(Tag::text).collect(Collectors.joining("; "));
    }

    /// The text that publishes a key: no flags, for every service and hash. Reading it gives the key again.
    ///
    /// @param key an RSA or Ed25519 key, or the withdrawn one
    /// @throws IllegalArgumentException when the key cannot be published
    public static String render(PublicKey key) {
        return switch (key) {
            case PublicKey.Rsa rsa -> "v=DKIM1; k=rsa; p=" + rsa.wrapped();
            case PublicKey.Ed25519 ed25519 -> "v=DKIM1; k=ed25519; p=" + ed25519.base64();
            case PublicKey.Revoked _ -> "v=DKIM1; p=";
            case PublicKey.UnknownType _, PublicKey.Unreadable _ -> throw new IllegalArgumentException("This is no key to publish: " + key);
        };
    }

    /// Each tag in words.
    public List<Meaning> explain() {
        Stream<Meaning> tags = list.tags().stream().map(tag -> new Meaning(tag.text(), switch (tag.name()) {
            case "v" -> "This is a DKIM key.";
            case "k" -> "The kind of key: " + tag.value() + ".";
            case "p" -> keyInWords();
            case "h" -> "Only these ways to make a fingerprint are allowed: " + String.join(", ", new TreeSet<>(hashes)) + ".";
            case "s" -> isForMail() ? "The key is for mail." : "The key is not for mail.";
            case "t" -> (testing ? "The key is being tried out: receivers treat its signatures as if they were not there. " : "")
                    + (strict ? "Signatures must name exactly this domain, not a name below it." : testing ? "" : "No flag that receivers know.");
            case "n" -> "A note for people.";
            case "g" -> "An old tag that receivers ignore.";
            default -> isMiswritten(tag.name())
                    ? "Receivers ignore this tag, because the case of its name counts: it is not '" + tag.name().toLowerCase(Locale.ROOT) + "'."
                    : "Receivers ignore this tag.";
        })).map(meaning -> new Meaning(meaning.text(), meaning.meaning().strip()));
        return Stream.concat(tags, Stream.of(new Meaning(";;", "An empty term between two semicolons, over which some receivers stumble.")).filter(_ -> list.hasEmptyTerm())).toList();
    }

    private String keyInWords() {
        return switch (key) {
            case PublicKey.Rsa rsa -> "The public key, RSA with " + rsa.bits() + " bits.";
            case PublicKey.Ed25519 _ -> "The public key, Ed25519.";
            case PublicKey.Revoked _ -> "Empty: this key was withdrawn, and no signature made with it counts.";
            case PublicKey.UnknownType unknown -> "A key of the kind '" + unknown.name() + "', which receivers need not know.";
            case PublicKey.Unreadable unreadable -> "This is no usable key. " + unreadable.why();
        };
    }
}

package org.mailward.mailauth.dmarc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.Shown;
import org.mailward.mailauth.tags.Tag;
import org.mailward.mailauth.tags.TagList;

/// A DMARC policy record as both standards read it.
///
/// ```
/// dmarc-record  = dmarc-version *( dmarc-sep dmarc-tag ) [ dmarc-sep ]
/// dmarc-version = "v" equals %s"DMARC1"
/// ```
///
/// @param text as published, its strings joined without a space
/// @param p the value of `p`; empty when the tag is missing or its value is none of the three
/// @param sp the value of `sp`, likewise
/// @param np the value of `np`, likewise
/// @param invalidPolicy a `p`, `sp` or `np` tag has a value that is none of the three
/// @param strictDkim `adkim=s`
/// @param strictSpf `aspf=s`
/// @param psd `psd`, `u` when missing or not readable
/// @param testing `t=y`
/// @param percent `pct` as RFC 7489 reads it, 100 when missing or not readable
/// @param failureOptions `fo`, the default `0` when missing or not readable; in the order of the enum
/// @param aggregate the addresses of `rua`
/// @param failure the addresses of `ruf`
/// @param faults what is wrong apart from policies and addresses, one sentence each; receivers go on with defaults
/// @param list the text as its tags
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9989#section-4.7">RFC 9989 §4.7</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7489#section-6.3">RFC 7489 §6.3</a>
public record DmarcRecord(
        String text,
        Optional<Policy> p,
        Optional<Policy> sp,
        Optional<Policy> np,
        boolean invalidPolicy,
        boolean strictDkim,
        boolean strictSpf,
        Psd psd,
        boolean testing,
        int percent,
        Set<FailureOption> failureOptions,
        List<ReportAddress> aggregate,
        List<ReportAddress> failure,
        List<String> faults,
        TagList list) {

    /// The most addresses that are read from one tag.
    public static final int MOST_ADDRESSES = 20;

    static final Set<String> POLICY_TAGS = Set.of("p", "sp", "np");
    static final Set<String> KNOWN_TAGS = Set.of("v", "p", "sp", "np", "adkim", "aspf", "fo", "psd", "rua", "ruf", "t");
    static final Set<String> RETIRED_TAGS = Set.of("pct", "rf", "ri");

    private static final List<String> RELAXED_OR_STRICT = List.of("r", "s");
    private static final List<String> NO_OR_YES = List.of("n", "y");
    private static final List<String> PSD_CHOICES = List.of("u", "y", "n");
    private static final Set<FailureOption> DEFAULT_OPTIONS = Set.of(FailureOption.ALL_FAIL);

    /// Whether the domain is a public suffix, in its owner's words (RFC 9989 §4.7).
    public enum Psd {
        YES, NO, UNSAID
    }

    public DmarcRecord {
        failureOptions = Set.copyOf(failureOptions);
        aggregate = List.copyOf(aggregate);
        failure = List.copyOf(failure);
        faults = List.copyOf(faults);
    }

    /// @return empty when the text does not begin with exactly `v=DMARC1`, so that receivers discard it
    public static Optional<DmarcRecord> read(String text) {
        if (text.isEmpty() || Character.isWhitespace(text.charAt(0))) {
            return Optional.empty();
        }
        if (!TagList.beginsWithVersion(text, "DMARC1")) {
            return Optional.empty();
        }
        TagList list = TagList.read(text);
        var faults = new ArrayList<>(list.faults());
        foreignCharacter(text).ifPresent(faults::add);
        Optional<Policy> p = policy(list, "p");
        Optional<Policy> sp = policy(list, "sp");
        Optional<Policy> np = policy(list, "np");
        boolean invalidPolicy = p.isEmpty() && list.tag("p").isPresent() || sp.isEmpty() && list.tag("sp").isPresent() || np.isEmpty() && list.tag("np").isPresent();
        boolean strictDkim = choice(list, "adkim", RELAXED_OR_STRICT, faults).equals("s");
        boolean strictSpf = choice(list, "aspf", RELAXED_OR_STRICT, faults).equals("s");
        boolean testing = choice(list, "t", NO_OR_YES, faults).equals("y");
        Psd psd = switch (choice(list, "psd", PSD_CHOICES, faults)) {
            case "y" -> Psd.YES;
            case "n" -> Psd.NO;
            default -> Psd.UNSAID;
        };
        return Optional.of(new DmarcRecord(text, p, sp, np, invalidPolicy, strictDkim, strictSpf, psd, testing,
                percent(list, faults), failureOptions(list, faults), addresses(list, "rua"), addresses(list, "ruf"), faults, list));
    }

    /// Of several tags of one name the first counts.
    private static Predicate<Tag> firstOf(TagList list) {
        return tag -> list.tag(tag.name()).filter(first -> first == tag).isPresent();
    }

    private static Optional<Policy> policy(TagList list, String name) {
        return list.value(name).flatMap(Policy::read);
    }

    private static Optional<String> foreignCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\t' && (c < ' ' || c >= 0x7F)) {
                return Optional.of("The character at place " + (i + 1) + " is none that a DMARC record may hold.");
            }
        }
        return Optional.empty();
    }

    private static String choice(TagList list, String name, List<String> allowed, List<String> faults) {
        Optional<String> value = list.value(name).map(text -> text.toLowerCase(Locale.ROOT));
        if (value.isPresent() && !allowed.contains(value.get())) {
            faults.add("'" + name + "=" + Shown.of(value.get()) + "' is none of " + String.join(", ", allowed) + ", so the default " + allowed.getFirst() + " applies.");
            return allowed.getFirst();
        }
        return value.orElse(allowed.getFirst());
    }

    private static int percent(TagList list, List<String> faults) {
        Optional<String> value = list.value("pct");
        if (value.isEmpty()) {
            return 100;
        }
        String text = value.get();
        boolean number = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Integer.parseInt(text) > 100) {
            faults.add("'pct=" + Shown.of(text) + "' is not a number from 0 to 100, so the default 100 applies.");
            return 100;
        }
        return Integer.parseInt(text);
    }

    private static Set<FailureOption> failureOptions(TagList list, List<String> faults) {
        Optional<String> value = list.value("fo");
        if (value.isEmpty()) {
            return DEFAULT_OPTIONS;
        }
        var options = EnumSet.noneOf(FailureOption.class);
        boolean broken = false;
        for (String word : parts(value.get(), ':')) {
            Optional<FailureOption> option = FailureOption.read(word);
            broken |= option.isEmpty() || !options.add(option.get());
        }
        if (broken || options.containsAll(EnumSet.of(FailureOption.ALL_FAIL, FailureOption.ANY_FAILS))) {
            faults.add("'fo=" + Shown.of(value.get()) + "' is not a list of 0 or 1, d and s, each at most once, so the default 0 applies.");
            return DEFAULT_OPTIONS;
        }
        return options;
    }

    private static List<ReportAddress> addresses(TagList list, String name) {
        Optional<String> value = list.value(name);
        if (value.isEmpty()) {
            return List.of();
        }
        var addresses = new ArrayList<ReportAddress>(1);
        for (String text : parts(value.get(), ',')) {
            if (!text.isEmpty() && addresses.size() < MOST_ADDRESSES) {
                addresses.add(ReportAddress.read(text));
            }
        }
        return addresses;
    }

    private static List<String> parts(String value, char separator) {
        var parts = new ArrayList<String>(1);
        int from = 0;
        for (int next = value.indexOf(separator); next >= 0; next = value.indexOf(separator, from)) {
            parts.add(value.substring(from, next).strip());
            from = next + 1;
        }
        parts.add(value.substring(from).strip());
        return parts;
    }

    /// True when a receiver acts on the record at all: its policies are valid, or it can at least send reports.
    ///
    /// *Reading:* RFC 9989 §4.7 takes a missing `p` for `none`, while §4.10.1 asks for a usable `rua` where there is no valid `p`.
    /// The definition of the tag is taken to be the more special one; RFC 7489 §6.6.3 knows only the second.
    public boolean counts(Standard standard) {
        return hasUsableAddress() || isReadable(standard) && (standard == Standard.RFC_9989 || p.isPresent());
    }

    /// True when aggregate reports can be sent somewhere.
    public boolean hasUsableAddress() {
        for (ReportAddress address : aggregate) {
            if (address.isUsable()) {
                return true;
            }
        }
        return false;
    }

    /// True when every policy tag that the standard knows has one of the three values. The old one does not know `np`.
    public boolean isReadable(Standard standard) {
        return !invalidPolicy || standard == Standard.RFC_7489 && unreadablePolicies().stream().allMatch(tag -> tag.name().equals("np"));
    }

    /// The policy that the record asks for, before `t` and `pct`.
    ///
    /// @param inherited for a name below the record's
    /// @param exists the name exists in DNS, which the old standard does not ask
    public Policy policy(Standard standard, boolean inherited, boolean exists) {
        // Without a valid p the old standard takes all of the record for v=DMARC1; p=none (RFC 7489 §6.6.3).
        if (!isReadable(standard) || standard == Standard.RFC_7489 && p.isEmpty()) {
            return Policy.NONE;
        }
        Policy own = p.orElse(Policy.NONE);
        Policy below = sp.orElse(own);
        return !inherited ? own : exists || standard == Standard.RFC_7489 ? below : np.orElse(below);
    }

    /// The policy for the name at which the record stands, before `t` and `pct`.
    public Policy ownPolicy() {
        return policy(Standard.RFC_9989, false, true);
    }

    /// The policy for names below that exist.
    public Policy subdomainPolicy() {
        return policy(Standard.RFC_9989, true, true);
    }

    /// The policy for names below that do not exist; RFC 7489 knows no difference.
    public Policy nonexistentPolicy() {
        return policy(Standard.RFC_9989, true, false);
    }

    public boolean has(String tag) {
        return list.tag(tag).isPresent();
    }

    /// The tags and address limits that RFC 9989 dropped, as published.
    public List<String> retired() {
        var retired = new ArrayList<String>();
        for (Tag tag : list.tags()) {
            if (RETIRED_TAGS.contains(tag.name())) {
                retired.add(tag.text());
            }
        }
        sized(aggregate, retired);
        sized(failure, retired);
        return retired;
    }

    private static void sized(List<ReportAddress> addresses, List<String> found) {
        for (ReportAddress address : addresses) {
            if (address.sizeLimit().isPresent()) {
                found.add(address.text());
            }
        }
    }

    /// The tags that neither standard knows, as published.
    public List<Tag> unknown() {
        var unknown = new ArrayList<Tag>();
        for (Tag tag : list.tags()) {
            if (!KNOWN_TAGS.contains(tag.name()) && !RETIRED_TAGS.contains(tag.name())) {
                unknown.add(tag);
            }
        }
        return unknown;
    }

    /// The policy tags whose value is none of the three, as published.
    public List<Tag> unreadablePolicies() {
        return list.tags().stream().filter(firstOf(list)).filter(tag -> POLICY_TAGS.contains(tag.name()) && Policy.read(tag.value()).isEmpty()).toList();
    }

    /// The same record with one tag set, every other term kept as it is.
    ///
    /// @param tag lower case
    /// @return a text in which the tag stands once, `p` right after the version
    public String with(String tag, String value) {
        var terms = new ArrayList<String>();
        boolean done = false;
        for (Tag each : list.tags()) {
            if (!each.name().equals(tag)) {
                terms.add(each.text());
            } else if (!done) {
                terms.add(tag + "=" + value);
                done = true;
            }
        }
        if (!done) {
            terms.add(tag.equals("p") ? 1 : terms.size(), tag + "=" + value);
        }
        return String.join("; ", terms);
    }

    /// The same record without some tags.
    public String without(Set<String> tags) {
        return String.join("; ", list.tags().stream().filter(each -> !tags.contains(each.name())).map(Tag::text).toList());
    }

    /// The same terms as another record has them in order, so that whoever compares the two sees what changed and nothing else.
    ///
    /// @return a text with `p` right after the version; what the other lacks stands after what comes before it here
    public String inOrderOf(DmarcRecord other) {
        var names = other.list.tags().stream().map(Tag::name).toList();
        var ordered = new ArrayList<>(list.tags().stream().filter(tag -> names.contains(tag.name())).sorted(Comparator.comparingInt(tag -> tag.name().equals("p") ? 1 : 2 * names.indexOf(tag.name()))).toList());
        int at = 0;
        for (Tag tag : list.tags()) {
            int place = ordered.indexOf(tag);
            if (place < 0) {
                ordered.add(at, tag);
                place = at;
            }
            at = place + 1;
        }
        return String.join("; ", ordered.stream().map(Tag::text).toList());
    }

    /// The record as its owner would write it anew: every tag once, in the order of the standard's examples, defaults left out.
    ///
    /// Reading the text gives a record with the same meaning, and rendering that one gives the same text. A policy that nobody
    /// can read is written as receivers take it, `p=none`; what is no tag, and tags that no standard knows, are left out.
    public String render() {
        var terms = new StringJoiner("; ");
        terms.add("v=DMARC1");
        (invalidPolicy ? Optional.of(Policy.NONE) : p).ifPresent(policy -> terms.add("p=" + policy.text()));
        sp.filter(_ -> !invalidPolicy).ifPresent(policy -> terms.add("sp=" + policy.text()));
        np.filter(_ -> !invalidPolicy).ifPresent(policy -> terms.add("np=" + policy.text()));
        addIf(terms, strictDkim, "adkim=s");
        addIf(terms, strictSpf, "aspf=s");
        addIf(terms, psd == Psd.YES, "psd=y");
        addIf(terms, psd == Psd.NO, "psd=n");
        addIf(terms, testing, "t=y");
        addIf(terms, percent < 100, "pct=" + percent);
        addIf(terms, !failureOptions.equals(DEFAULT_OPTIONS), "fo=" + failureOptions.stream().sorted().map(FailureOption::text).collect(Collectors.joining(":")));
        addIf(terms, !aggregate.isEmpty(), "rua=" + texts(aggregate));
        addIf(terms, !failure.isEmpty(), "ruf=" + texts(failure));
        return terms.toString();
    }

    private static void addIf(StringJoiner terms, boolean wanted, String term) {
        if (wanted) {
            terms.add(term);
        }
    }

    private static String texts(List<ReportAddress> addresses) {
        return addresses.stream().map(ReportAddress::text).collect(Collectors.joining(","));
    }

    /// Each tag in words.
    public List<Meaning> explain() {
        return DmarcWords.of(this);
    }
}

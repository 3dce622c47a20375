package org.mailward.mailauth.dmarc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
/// @param aggregate the addresses of `rua`
/// @param failure the addresses of `ruf`
/// @param faults what is wrong apart from policies and addresses, one sentence each; receivers go on with defaults
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
        List<ReportAddress> aggregate,
        List<ReportAddress> failure,
        List<String> faults) {

    /// The most addresses that are read from one tag.
    public static final int MOST_ADDRESSES = 20;

    static final Set<String> KNOWN_TAGS = Set.of("v", "p", "sp", "np", "adkim", "aspf", "fo", "psd", "rua", "ruf", "t");
    static final Set<String> RETIRED_TAGS = Set.of("pct", "rf", "ri");

    /// Whether the domain is a public suffix, in its owner's words (RFC 9989 §4.7).
    public enum Psd {
        YES, NO, UNSAID
    }

    public DmarcRecord {
        aggregate = List.copyOf(aggregate);
        failure = List.copyOf(failure);
        faults = List.copyOf(faults);
    }

    /// @return empty when the text does not begin with exactly `v=DMARC1`, so that receivers discard it
    public static Optional<DmarcRecord> read(String text) {
        TagList list = TagList.read(text);
        if (!list.beginsWithVersion("DMARC1") || Character.isWhitespace(text.charAt(0))) {
            return Optional.empty();
        }
        var faults = new ArrayList<>(list.faults());
        Optional<Policy> p = policy(list, "p");
        Optional<Policy> sp = policy(list, "sp");
        Optional<Policy> np = policy(list, "np");
        boolean invalidPolicy = List.of("p", "sp", "np").stream().anyMatch(name -> list.value(name).filter(value -> Policy.read(value).isEmpty()).isPresent());
        boolean strictDkim = choice(list, "adkim", List.of("r", "s"), faults).equals("s");
        boolean strictSpf = choice(list, "aspf", List.of("r", "s"), faults).equals("s");
        boolean testing = choice(list, "t", List.of("n", "y"), faults).equals("y");
        Psd psd = switch (choice(list, "psd", List.of("u", "y", "n"), faults)) {
            case "y" -> Psd.YES;
            case "n" -> Psd.NO;
            default -> Psd.UNSAID;
        };
        list.value("fo").filter(value -> !Arrays.stream(value.split(":", -1)).map(String::strip).allMatch(word -> word.length() == 1 && "01dsDS".contains(word)))
                .ifPresent(value -> faults.add("'fo=" + Shown.of(value) + "' is not a list of 0, 1, d and s, so the default 0 applies."));
        return Optional.of(new DmarcRecord(text, p, sp, np, invalidPolicy, strictDkim, strictSpf, psd, testing, percent(list, faults),
                addresses(list, "rua"), addresses(list, "ruf"), faults));
    }

    private static Optional<Policy> policy(TagList list, String name) {
        return list.value(name).flatMap(Policy::read);
    }

    private static String choice(TagList list, String name, List<String> allowed, List<String> faults) {
        Optional<String> value = list.value(name).map(text -> text.toLowerCase(java.util.Locale.ROOT));
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
        if (!value.get().matches("\\d{1,3}") || Integer.parseInt(value.get()) > 100) {
            faults.add("'pct=" + Shown.of(value.get()) + "' is not a number from 0 to 100, so the default 100 applies.");
            return 100;
        }
        return Integer.parseInt(value.get());
    }

    private static List<ReportAddress> addresses(TagList list, String name) {
        return list.value(name).stream().flatMap(value -> Arrays.stream(value.split(","))).map(String::strip).filter(text -> !text.isEmpty())
                .limit(MOST_ADDRESSES).map(ReportAddress::read).toList();
    }

    /// True when a receiver acts on the record at all: its policies are valid, or it can at least send reports.
    ///
    /// *Reading:* RFC 9989 §4.7 takes a missing `p` for `none`; RFC 7489 §6.6.3 needs a usable `rua` for that.
    public boolean counts(Standard standard) {
        boolean reportable = aggregate.stream().anyMatch(ReportAddress::isUsable);
        return reportable || !(invalidPolicy || standard == Standard.RFC_7489 && p.isEmpty());
    }

    /// The policy for the name at which the record stands, before `t` and `pct`.
    public Policy ownPolicy() {
        return invalidPolicy ? Policy.NONE : p.orElse(Policy.NONE);
    }

    /// The policy for names below that exist.
    public Policy subdomainPolicy() {
        return invalidPolicy ? Policy.NONE : sp.orElse(ownPolicy());
    }

    /// The policy for names below that do not exist; RFC 7489 knows no difference.
    public Policy nonexistentPolicy() {
        return invalidPolicy ? Policy.NONE : np.orElse(subdomainPolicy());
    }

    public boolean has(String tag) {
        return TagList.read(text).tag(tag).isPresent();
    }

    /// The tags and address limits that RFC 9989 dropped, as published.
    public List<String> retired() {
        var retired = new ArrayList<String>();
        TagList.read(text).tags().stream().filter(tag -> RETIRED_TAGS.contains(tag.name())).map(Tag::text).forEach(retired::add);
        aggregate.stream().filter(address -> address.sizeLimit().isPresent()).map(ReportAddress::text).forEach(retired::add);
        failure.stream().filter(address -> address.sizeLimit().isPresent()).map(ReportAddress::text).forEach(retired::add);
        return List.copyOf(retired);
    }

    /// The same record with one tag set, every other term kept as it is.
    ///
    /// @param tag lower case
    /// @return a text in which the tag stands once, `p` right after the version
    public String with(String tag, String value) {
        var terms = new ArrayList<String>();
        boolean done = false;
        for (Tag each : TagList.read(text).tags()) {
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
        return String.join("; ", TagList.read(text).tags().stream().filter(each -> !tags.contains(each.name())).map(Tag::text).toList());
    }

    /// Each tag in words.
    public List<Meaning> explain() {
        return DmarcWords.of(this);
    }
}

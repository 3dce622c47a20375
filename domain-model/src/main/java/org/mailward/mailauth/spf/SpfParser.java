package org.mailward.mailauth.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.tags.Shown;

/// Reads SPF records exactly as the grammar says, and goes on after a fault so that all of them can be shown.
///
/// ```
/// record  = version terms *SP
/// version = "v=spf1"
/// ```
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7208#section-12">RFC 7208 §12</a>
public final class SpfParser {

    /// The most terms that are read from one record: more than the largest answer of DNS can hold.
    public static final int MOST_TERMS = 32_768;

    /// The most faults that are told of one record.
    public static final int MOST_FAULTS = 50;

    private static final String VERSION = "v=spf1";

    private SpfParser() {
    }

    /// True when receivers take the text for an SPF record (RFC 7208 §4.5).
    public static boolean isSpf(String text) {
        if (text.length() < VERSION.length() || text.length() > VERSION.length() && text.charAt(VERSION.length()) != ' ') {
            return false;
        }
        for (int i = 0; i < VERSION.length(); i++) {
            char c = text.charAt(i);
            if (c != VERSION.charAt(i) && !(isLetter(c) && c + 0x20 == VERSION.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    public static SpfReading parse(String text) {
        if (!isSpf(text)) {
            return new SpfReading.NotSpf();
        }
        var terms = new ArrayList<Term>();
        var faults = new Faults();
        int at = VERSION.length();
        while (at < text.length() && terms.size() < MOST_TERMS) {
            int end = text.indexOf(' ', at);
            end = end < 0 ? text.length() : end;
            if (end > at) {
                Term term = term(text.substring(at, end));
                terms.add(term);
                if (term instanceof Unreadable unreadable) {
                    faults.add(unreadable);
                }
            }
            at = end + 1;
        }
        if (at < text.length()) {
            faults.add("The record has more than " + MOST_TERMS + " terms; the rest was not read.");
        }
        repeated(terms, faults);
        var record = new SpfRecord(text, terms);
        return faults.told.isEmpty() ? new SpfReading.Valid(record) : new SpfReading.Faulty(record, faults.told);
    }

    /// Faults in the order found, up to a limit.
    private static final class Faults {
        private final List<String> told = new ArrayList<>();

        void add(Unreadable term) {
            if (told.size() < MOST_FAULTS) {
                told.add("'" + Shown.of(term.text()) + "': " + term.why());
            }
        }

        void add(String fault) {
            told.add(fault);
        }
    }

    private static void repeated(List<Term> terms, Faults faults) {
        int redirects = 0;
        int explanations = 0;
        for (Term term : terms) {
            redirects += term instanceof Modifier.Redirect ? 1 : 0;
            explanations += term instanceof Modifier.Explanation ? 1 : 0;
        }
        if (redirects > 1) {
            faults.add("'redirect=' appears more than once (RFC 7208 §6).");
        }
        if (explanations > 1) {
            faults.add("'exp=' appears more than once (RFC 7208 §6).");
        }
    }

    /// A name that is followed by `=` is a modifier; everything else must be a directive.
    private static Term term(String word) {
        int nameEnd = nameEnd(word, 0);
        if (nameEnd > 0 && nameEnd < word.length() && word.charAt(nameEnd) == '=') {
            return modifier(word, word.substring(0, nameEnd), word.substring(nameEnd + 1));
        }
        Qualifier qualifier = qualifier(word.charAt(0));
        int begin = qualifier == null ? 0 : 1;
        int end = nameEnd(word, begin);
        if (end == begin || end < word.length() && word.charAt(end) != ':' && word.charAt(end) != '/') {
            return new Unreadable(word, "This is neither a mechanism nor a modifier.");
        }
        return switch (mechanism(word.substring(begin, end).toLowerCase(Locale.ROOT), end == word.length() ? "" : word.substring(end))) {
            case Parsed.Ok(Mechanism mechanism) -> new Directive(qualifier == null ? Qualifier.PASS : qualifier, mechanism, word);
            case Parsed.Wrong(String why) -> new Unreadable(word, why);
        };
    }

    /// `name = ALPHA *( ALPHA / DIGIT / "-" / "_" / "." )`
    private static int nameEnd(String word, int from) {
        int at = from;
        while (at < word.length() && (isLetter(word.charAt(at)) || at > from && isFurther(word.charAt(at)))) {
            at++;
        }
        return at;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isFurther(char c) {
        return c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }

    private static @org.jspecify.annotations.Nullable Qualifier qualifier(char sign) {
        return switch (sign) {
            case '+' -> Qualifier.PASS;
            case '-' -> Qualifier.FAIL;
            case '~' -> Qualifier.SOFT_FAIL;
            case '?' -> Qualifier.NEUTRAL;
            default -> null;
        };
    }

    private static Term modifier(String word, String name, String value) {
        boolean redirect = name.equalsIgnoreCase("redirect");
        if (redirect || name.equalsIgnoreCase("exp")) {
            Optional<DomainSpec> target = DomainSpec.read(value);
            if (target.isEmpty()) {
                return new Unreadable(word, notAName(value));
            }
            return redirect ? new Modifier.Redirect(target.get(), word) : new Modifier.Explanation(target.get(), word);
        }
        return MacroText.isValid(value, MacroText.EVERYWHERE, false)
                ? new Modifier.Unknown(name, word)
                : new Unreadable(word, "The value is not a valid macro string.");
    }

    private sealed interface Parsed {
        record Ok(Mechanism mechanism) implements Parsed {
        }

        record Wrong(String why) implements Parsed {
        }
    }

    private static Parsed mechanism(String name, String rest) {
        return switch (name) {
            case "all" -> rest.isEmpty() ? ok(new Mechanism.All()) : new Parsed.Wrong("'all' takes no value.");
            case "include" -> named(rest, true, spec -> new Mechanism.Include(spec.orElseThrow()));
            case "exists" -> named(rest, true, spec -> new Mechanism.Exists(spec.orElseThrow()));
            case "ptr" -> named(rest, false, Mechanism.Ptr::new);
            case "a", "mx" -> hosts(name, rest);
            case "ip4" -> ip4(rest);
            case "ip6" -> ip6(rest);
            default -> new Parsed.Wrong("There is no mechanism of this name.");
        };
    }

    private static Parsed ok(Mechanism mechanism) {
        return new Parsed.Ok(mechanism);
    }

    private static Parsed named(String rest, boolean needed, Function<Optional<DomainSpec>, Mechanism> mechanism) {
        Optional<Optional<DomainSpec>> target = named(rest, needed);
        return target.isPresent() ? ok(mechanism.apply(target.get())) : new Parsed.Wrong(notAName(rest));
    }

    /// @return empty when the rest is no name; an inner empty when there is none and none is needed
    private static Optional<Optional<DomainSpec>> named(String rest, boolean needed) {
        if (rest.isEmpty()) {
            return needed ? Optional.empty() : Optional.of(Optional.empty());
        }
        Optional<DomainSpec> target = rest.charAt(0) == ':' ? DomainSpec.read(rest.substring(1)) : Optional.empty();
        return target.isPresent() ? Optional.of(target) : Optional.empty();
    }

    /// `dual-cidr-length = [ ip4-cidr-length ] [ "/" ip6-cidr-length ]`, read from the right, because a name may hold slashes too.
    private static Parsed hosts(String name, String rest) {
        int end = rest.length();
        int prefix6 = 128;
        int prefix4 = 32;
        int slash = prefixSlash(rest, end);
        if (slash > 0 && rest.charAt(slash - 1) == '/') {
            prefix6 = Integer.parseInt(rest.substring(slash + 1, end));
            end = slash - 1;
            slash = prefixSlash(rest, end);
        }
        if (slash >= 0 && (slash == 0 || rest.charAt(slash - 1) != '/')) {
            prefix4 = Integer.parseInt(rest.substring(slash + 1, end));
            end = slash;
        }
        Optional<Optional<DomainSpec>> target = named(rest.substring(0, end), false);
        if (target.isEmpty()) {
            return new Parsed.Wrong(notAName(rest));
        }
        if (prefix4 > 32 || prefix6 > 128) {
            return new Parsed.Wrong("A prefix is at most 32 bits for IPv4 and 128 for IPv6.");
        }
        return ok(name.equals("a") ? new Mechanism.A(target.get(), prefix4, prefix6) : new Mechanism.Mx(target.get(), prefix4, prefix6));
    }

    /// @return where the slash stands, when the text up to here ends with a slash and a number of one to three digits; or -1
    private static int prefixSlash(String text, int end) {
        int at = end;
        while (at > 0 && end - at < 4 && text.charAt(at - 1) >= '0' && text.charAt(at - 1) <= '9') {
            at--;
        }
        boolean number = end - at >= 1 && end - at <= 3 && (text.charAt(at) != '0' || end - at == 1);
        return number && at > 0 && text.charAt(at - 1) == '/' ? at - 1 : -1;
    }

    private static Parsed ip4(String rest) {
        Optional<Network> network = network(rest, IpAddress.Family.FOUR);
        if (network.isEmpty()) {
            return new Parsed.Wrong("After 'ip4:' an IPv4 address is needed, with or without a prefix of 0 to 32.");
        }
        return network.get().prefix() > 32 ? new Parsed.Wrong("An IPv4 prefix is at most 32 bits.") : ok(new Mechanism.Ip4(network.get().address(), network.get().prefix()));
    }

    private static Parsed ip6(String rest) {
        Optional<Network> network = network(rest, IpAddress.Family.SIX);
        if (network.isEmpty()) {
            return new Parsed.Wrong("After 'ip6:' an IPv6 address is needed, with or without a prefix of 0 to 128.");
        }
        return network.get().prefix() > 128 ? new Parsed.Wrong("An IPv6 prefix is at most 128 bits.") : ok(new Mechanism.Ip6(network.get().address(), network.get().prefix()));
    }

    /// @param prefix of at most three digits, not yet compared with the size of the address
    private record Network(IpAddress address, int prefix) {
    }

    private static Optional<Network> network(String rest, IpAddress.Family family) {
        if (rest.isEmpty() || rest.charAt(0) != ':') {
            return Optional.empty();
        }
        int slash = rest.indexOf('/');
        if (slash >= 0 && slash != prefixSlash(rest, rest.length())) {
            return Optional.empty();
        }
        int prefix = slash < 0 ? family.bits() : Integer.parseInt(rest.substring(slash + 1));
        Optional<IpAddress> address = IpAddress.of(rest.substring(1, slash < 0 ? rest.length() : slash));
        return address.isPresent() && address.get().family() == family ? Optional.of(new Network(address.get(), prefix)) : Optional.empty();
    }

    private static String notAName(String rest) {
        String value = rest.startsWith(":") ? rest.substring(1) : rest;
        return value.isEmpty() ? "A domain name is needed here." : "'" + Shown.of(value) + "' is not a full domain name.";
    }
}

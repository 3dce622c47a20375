package org.mailward.mailauth.spf;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /// The most terms that are read from one record; receivers stop at ten lookups long before.
    public static final int MOST_TERMS = 1_000;

    private static final Pattern VERSION = Pattern.compile("v=spf1(?: .*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern MODIFIER = Pattern.compile("([a-z][a-z0-9_.-]*)=(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DIRECTIVE = Pattern.compile("([-+?~])?([a-z][a-z0-9_.-]*)([:/].*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DUAL_PREFIX = Pattern.compile("(?:/(0|[1-9]\\d{0,2}))?(?://(0|[1-9]\\d{0,2}))?$");
    private static final Pattern QUAD = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern HEX_AND_COLONS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private SpfParser() {
    }

    /// True when receivers take the text for an SPF record (RFC 7208 §4.5).
    public static boolean isSpf(String text) {
        return VERSION.matcher(text).matches();
    }

    public static SpfReading parse(String text) {
        if (!isSpf(text)) {
            return new SpfReading.NotSpf();
        }
        var terms = new ArrayList<Term>();
        var faults = new ArrayList<String>();
        for (String word : text.substring("v=spf1".length()).split(" ")) {
            if (word.isEmpty()) {
                continue;
            }
            if (terms.size() == MOST_TERMS) {
                faults.add("The record has more than " + MOST_TERMS + " terms; the rest was not read.");
                break;
            }
            Term term = term(word);
            terms.add(term);
            if (term instanceof Unreadable unreadable) {
                faults.add("'" + Shown.of(word) + "': " + unreadable.why());
            }
        }
        repeated(terms, Modifier.Redirect.class, "redirect").ifPresent(faults::add);
        repeated(terms, Modifier.Explanation.class, "exp").ifPresent(faults::add);
        var record = new SpfRecord(text, terms);
        return faults.isEmpty() ? new SpfReading.Valid(record) : new SpfReading.Faulty(record, faults);
    }

    private static Optional<String> repeated(List<Term> terms, Class<? extends Modifier> modifier, String name) {
        return terms.stream().filter(modifier::isInstance).count() > 1
                ? Optional.of("'" + name + "=' appears more than once (RFC 7208 §6).")
                : Optional.empty();
    }

    private static Term term(String word) {
        Matcher modifier = MODIFIER.matcher(word);
        if (modifier.matches()) {
            return modifier(word, modifier.group(1), modifier.group(2));
        }
        Matcher directive = DIRECTIVE.matcher(word);
        if (!directive.matches()) {
            return new Unreadable(word, "This is neither a mechanism nor a modifier.");
        }
        String sign = directive.group(1);
        String rest = directive.group(3) == null ? "" : directive.group(3);
        return switch (mechanism(directive.group(2).toLowerCase(java.util.Locale.ROOT), rest)) {
            case Parsed.Ok(Mechanism mechanism) -> new Directive(qualifier(sign), mechanism, word);
            case Parsed.Wrong(String why) -> new Unreadable(word, why);
        };
    }

    private static Qualifier qualifier(String sign) {
        if (sign == null) {
            return Qualifier.PASS;
        }
        return switch (sign.charAt(0)) {
            case '-' -> Qualifier.FAIL;
            case '~' -> Qualifier.SOFT_FAIL;
            case '?' -> Qualifier.NEUTRAL;
            default -> Qualifier.PASS;
        };
    }

    private static Term modifier(String word, String name, String value) {
        boolean redirect = name.equalsIgnoreCase("redirect");
        if (redirect || name.equalsIgnoreCase("exp")) {
            if (!DomainSpec.isValid(value)) {
                return new Unreadable(word, notAName(value));
            }
            var target = new DomainSpec(value);
            return redirect ? new Modifier.Redirect(target, word) : new Modifier.Explanation(target, word);
        }
        return DomainSpec.isMacroString(value)
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
            case "all" -> rest.isEmpty() ? new Parsed.Ok(new Mechanism.All()) : new Parsed.Wrong("'all' takes no value.");
            case "include" -> named(rest, true).map(spec -> ok(new Mechanism.Include(spec.orElseThrow()))).orElseGet(() -> new Parsed.Wrong(notAName(rest)));
            case "exists" -> named(rest, true).map(spec -> ok(new Mechanism.Exists(spec.orElseThrow()))).orElseGet(() -> new Parsed.Wrong(notAName(rest)));
            case "ptr" -> named(rest, false).map(spec -> ok(new Mechanism.Ptr(spec))).orElseGet(() -> new Parsed.Wrong(notAName(rest)));
            case "a", "mx" -> hosts(name, rest);
            case "ip4" -> ip4(rest);
            case "ip6" -> ip6(rest);
            default -> new Parsed.Wrong("There is no mechanism of this name.");
        };
    }

    private static Parsed ok(Mechanism mechanism) {
        return new Parsed.Ok(mechanism);
    }

    /// @return empty when the rest is no name; an inner empty when there is none and none is needed
    private static Optional<Optional<DomainSpec>> named(String rest, boolean needed) {
        if (rest.isEmpty()) {
            return needed ? Optional.empty() : Optional.of(Optional.empty());
        }
        String value = rest.substring(1);
        return rest.charAt(0) == ':' && DomainSpec.isValid(value) ? Optional.of(Optional.of(new DomainSpec(value))) : Optional.empty();
    }

    private static Parsed hosts(String name, String rest) {
        Matcher prefix = DUAL_PREFIX.matcher(rest);
        prefix.find();
        Optional<Optional<DomainSpec>> target = named(rest.substring(0, prefix.start()), false);
        if (target.isEmpty()) {
            return new Parsed.Wrong(notAName(rest));
        }
        int prefix4 = prefix.group(1) == null ? 32 : Integer.parseInt(prefix.group(1));
        int prefix6 = prefix.group(2) == null ? 128 : Integer.parseInt(prefix.group(2));
        if (prefix4 > 32 || prefix6 > 128) {
            return new Parsed.Wrong("A prefix is at most 32 bits for IPv4 and 128 for IPv6.");
        }
        return ok(name.equals("a") ? new Mechanism.A(target.get(), prefix4, prefix6) : new Mechanism.Mx(target.get(), prefix4, prefix6));
    }

    private static Parsed ip4(String rest) {
        Matcher matcher = Pattern.compile(":([^/]*)(?:/(0|[1-9]\\d?))?").matcher(rest);
        if (!matcher.matches() || !QUAD.matcher(matcher.group(1)).matches()) {
            return new Parsed.Wrong("After 'ip4:' an IPv4 address is needed, with or without a prefix of 0 to 32.");
        }
        int prefix = matcher.group(2) == null ? 32 : Integer.parseInt(matcher.group(2));
        return prefix > 32 ? new Parsed.Wrong("An IPv4 prefix is at most 32 bits.") : ok(new Mechanism.Ip4(matcher.group(1), prefix));
    }

    private static Parsed ip6(String rest) {
        Matcher matcher = Pattern.compile(":([^/]*)(?:/(0|[1-9]\\d{0,2}))?").matcher(rest);
        if (!matcher.matches() || !isIp6(matcher.group(1))) {
            return new Parsed.Wrong("After 'ip6:' an IPv6 address is needed, with or without a prefix of 0 to 128.");
        }
        int prefix = matcher.group(2) == null ? 128 : Integer.parseInt(matcher.group(2));
        return prefix > 128 ? new Parsed.Wrong("An IPv6 prefix is at most 128 bits.") : ok(new Mechanism.Ip6(matcher.group(1), prefix));
    }

    private static boolean isIp6(String text) {
        if (!HEX_AND_COLONS.matcher(text).matches() || text.indexOf(':') < 0) {
            return false;
        }
        try {
            InetAddress address = Inet6Address.ofLiteral(text);
            return address.getAddress().length > 0;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static String notAName(String rest) {
        String value = rest.startsWith(":") ? rest.substring(1) : rest;
        return value.isEmpty() ? "A domain name is needed here." : "'" + Shown.of(value) + "' is not a full domain name.";
    }
}

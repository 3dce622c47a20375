package org.mailward.mailauth.orgdomain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.orgdomain.PublicSuffix.Section;

/// A public suffix list in memory, and the algorithm that belongs to it.
///
/// Rules are kept as A-labels, so that a name with letters outside ASCII matches whichever way either side writes it. A look-up
/// takes one step per label.
///
/// *Reading:* the list has a part for registries and one for companies, and RFC 7489 §3.2 names neither. Both count here, as
/// the list's own algorithm has it.
///
/// @see <a href="https://github.com/publicsuffix/list/wiki/Format">the list's format and algorithm</a>
public final class PublicSuffixList implements PublicSuffixes {

    /// The most rules that are read; the list of 2026 has about ten thousand.
    public static final int MOST_RULES = 100_000;

    private static final String VERSION = "// VERSION:";
    private static final String PRIVATE_PART = "===BEGIN PRIVATE DOMAINS===";
    private static final int DATE_LENGTH = 10;

    private final Map<String, Rule> rules;
    private final PublicSuffix.Source source;

    /// What the list says about one name: that it is a suffix, that every name directly below is one, that it is none although
    /// the rule above says so.
    private record Rule(Optional<Section> exact, Optional<Section> wildcard, boolean exception) {
        private static final Rule NOTHING = new Rule(Optional.empty(), Optional.empty(), false);
    }

    private PublicSuffixList(Map<String, Rule> rules, PublicSuffix.Source source) {
        this.rules = Map.copyOf(rules);
        this.source = source;
    }

    /// Reads a list in the format of publicsuffix.org. Lines that hold no domain name are passed over.
    ///
    /// @param text the whole file
    /// @param title where the file comes from
    /// @throws IllegalArgumentException when the file says no date (`// VERSION: 2026-01-31…`) or holds no rule
    public static PublicSuffixList read(String text, String title) {
        var rules = new HashMap<String, Rule>();
        Optional<LocalDate> date = Optional.empty();
        Section section = Section.ICANN;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.startsWith("//")) {
                section = line.contains(PRIVATE_PART) ? Section.PRIVATE : section;
                date = date.isEmpty() && line.startsWith(VERSION) ? date(line.substring(VERSION.length()).strip()) : date;
            } else if (rules.size() < MOST_RULES) {
                add(rules, firstWord(line), section);
            }
        }
        if (date.isEmpty() || rules.isEmpty()) {
            throw new IllegalArgumentException(title + " is no public suffix list: it has " + rules.size() + " rules and " + (date.isEmpty() ? "no date" : "a date"));
        }
        return new PublicSuffixList(rules, new PublicSuffix.Source(title, date.get()));
    }

    private static Optional<LocalDate> date(String version) {
        try {
            return Optional.of(LocalDate.parse(version.substring(0, Math.min(DATE_LENGTH, version.length()))));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    /// Each line is read up to the first white space.
    private static String firstWord(String line) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return line.substring(0, end);
    }

    private static void add(Map<String, Rule> rules, String word, Section section) {
        boolean exception = word.startsWith("!");
        boolean wildcard = word.startsWith("*.");
        Optional<String> name = name(word.substring(exception ? 1 : wildcard ? 2 : 0));
        name.ifPresent(key -> rules.merge(key,
                new Rule(exception || wildcard ? Optional.empty() : Optional.of(section), wildcard ? Optional.of(section) : Optional.empty(), exception),
                (before, now) -> new Rule(before.exact().or(now::exact), before.wildcard().or(now::wildcard), before.exception() || now.exception())));
    }

    private static Optional<String> name(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(DomainName.of(text).ascii());
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    public PublicSuffix.Source source() {
        return source;
    }

    public int size() {
        return rules.size();
    }

    @Override
    public PublicSuffix suffixOf(DomainName name) {
        String text = name.ascii();
        int suffix = -1;
        Section section = Section.UNLISTED;
        for (int from = 0; from >= 0; from = next(text, from)) {
            Rule rule = at(text, from);
            int above = next(text, from);
            if (rule.exception()) {
                // An exception prevails over every other rule, and the suffix is the name above it.
                return answer(name, above, above < 0 ? Section.UNLISTED : at(text, above).wildcard().orElse(Section.UNLISTED));
            }
            if (suffix < 0) {
                Optional<Section> matched = rule.exact().or(() -> above < 0 ? Optional.empty() : at(text, above).wildcard());
                if (matched.isPresent()) {
                    suffix = from;
                    section = matched.get();
                }
            }
        }
        return answer(name, suffix, section);
    }

    private Rule at(String text, int from) {
        return rules.getOrDefault(text.substring(from), Rule.NOTHING);
    }

    /// Where the name one label up begins; -1 when there is none.
    private static int next(String text, int from) {
        int dot = text.indexOf('.', from);
        return dot < 0 ? -1 : dot + 1;
    }

    private PublicSuffix answer(DomainName name, int from, Section section) {
        String text = name.ascii();
        return new PublicSuffix(name, new DomainName(from < 0 ? text.substring(text.lastIndexOf('.') + 1) : text.substring(from)), section, source);
    }
}

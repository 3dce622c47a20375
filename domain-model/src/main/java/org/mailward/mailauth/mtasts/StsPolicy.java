package org.mailward.mailauth.mtasts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.tags.FieldList;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.Shown;

/// The policy file: which mail servers are the domain's, and whether mail may be delivered without a safe connection to them.
///
/// ```
/// sts-policy-record = sts-policy-field *WSP *(sts-policy-term sts-policy-field *WSP) [sts-policy-term]
/// sts-policy-term   = LF / CRLF
/// sts-policy-field  = name ":" *WSP value
/// sts-policy-mx     = %s"mx" ":" *WSP ["*."] Domain
/// ```
///
/// *Reading:* the grammar has no empty lines, and senders in use skip them; here they are skipped too. Of a key that appears
/// twice only the first counts, except `mx`.
///
/// @param mode empty when missing or none of the three
/// @param patterns the values of `mx`, lower case
/// @param maxAge empty when missing or not a number of at most ten digits
/// @param repeated keys that appear more than once and should not
/// @param faults one sentence each; with a fault, senders take the domain as having no policy
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.2">RFC 8461 §3.2</a>
public record StsPolicy(String text, Optional<Mode> mode, List<String> patterns, Optional<Duration> maxAge, List<String> repeated, List<String> faults) {

    /// The longest `max_age` that the standard allows.
    public static final Duration LONGEST_MAX_AGE = Duration.ofSeconds(31_557_600);

    /// The most lines that are read.
    public static final int MOST_LINES = 1_000;

    private static final int MOST_DIGITS = 10;
    private static final String ANY = "*.";

    /// What senders do when they cannot connect safely (RFC 8461 §5).
    public enum Mode {
        ENFORCE, TESTING, NONE;

        /// The word in the policy file.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What a policy says, without how it is written.
    ///
    /// @param patterns names of mail servers in lower case, with or without `*.` before them; may be empty only in mode none
    /// @param maxAge whole seconds, up to [StsPolicy#LONGEST_MAX_AGE]
    public record Terms(Mode mode, List<String> patterns, Duration maxAge) {

        public Terms {
            patterns = List.copyOf(patterns);
            patterns.stream().filter(pattern -> !isPattern(pattern) || !pattern.equals(pattern.toLowerCase(Locale.ROOT))).findFirst().ifPresent(pattern -> {
                throw new IllegalArgumentException("'" + pattern + "' is no server name in lower case, with or without '*.' before it");
            });
            if (patterns.isEmpty() && mode != Mode.NONE) {
                throw new IllegalArgumentException("A policy in mode " + mode.word() + " names at least one mail server");
            }
            if (maxAge.isNegative() || maxAge.compareTo(LONGEST_MAX_AGE) > 0 || maxAge.getNano() != 0) {
                throw new IllegalArgumentException("A policy is remembered for 0 to " + LONGEST_MAX_AGE.toSeconds() + " whole seconds, not " + maxAge);
            }
        }

        /// The policy file, with the line ends of the standard's examples. `read(render()).terms()` gives the same terms.
        public String render() {
            var file = new StringBuilder("version: STSv1\r\nmode: ").append(mode.word()).append("\r\n");
            patterns.forEach(pattern -> file.append("mx: ").append(pattern).append("\r\n"));
            return file.append("max_age: ").append(maxAge.toSeconds()).append("\r\n").toString();
        }
    }

    public StsPolicy {
        patterns = List.copyOf(patterns);
        repeated = List.copyOf(repeated);
        faults = List.copyOf(faults);
    }

    public static StsPolicy read(String text) {
        var faults = new ArrayList<String>();
        var patterns = new ArrayList<String>();
        Map<String, String> first = new HashMap<>();
        Set<String> repeated = new HashSet<>();
        for (String line : lines(text)) {
            int colon = line.indexOf(':');
            if (colon < 0 || !FieldList.isName(line.substring(0, colon))) {
                faults.add("The line '" + Shown.of(line) + "' is not of the form name: value.");
                continue;
            }
            String name = line.substring(0, colon);
            String value = trim(line.substring(colon + 1));
            if (name.equals("mx")) {
                patterns.add(value.toLowerCase(Locale.ROOT));
            } else if (first.putIfAbsent(name, value) != null) {
                repeated.add(name);
            }
        }
        if (!"STSv1".equals(first.get("version"))) {
            faults.add("The line 'version: STSv1' is missing.");
        }
        Optional<Mode> mode = mode(first.getOrDefault("mode", ""));
        if (mode.isEmpty()) {
            faults.add("The line 'mode:' is missing or is none of enforce, testing and none.");
        }
        Optional<Duration> maxAge = seconds(first.getOrDefault("max_age", ""));
        if (maxAge.isEmpty()) {
            faults.add("The line 'max_age:' is missing or is not a number of seconds.");
        } else if (maxAge.get().compareTo(LONGEST_MAX_AGE) > 0) {
            faults.add("'max_age:' is more than " + LONGEST_MAX_AGE.toSeconds() + " seconds.");
        }
        patterns.stream().filter(pattern -> !isPattern(pattern)).forEach(pattern -> faults.add("'mx: " + Shown.of(pattern) + "' is no server name, with or without '*.' before it."));
        if (patterns.isEmpty() && !mode.equals(Optional.of(Mode.NONE))) {
            faults.add("No 'mx:' line names a mail server.");
        }
        return new StsPolicy(text, mode, patterns, maxAge, repeated.stream().sorted().toList(), faults);
    }

    /// The lines without the blanks after them, empty ones left out. Only a line feed ends a line.
    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        int from = 0;
        while (from < text.length() && lines.size() < MOST_LINES) {
            int feed = text.indexOf('\n', from);
            int end = feed < 0 ? text.length() : feed;
            String line = text.substring(from, feed > from && text.charAt(feed - 1) == '\r' ? feed - 1 : end);
            if (!trim(line).isEmpty()) {
                lines.add(trimEnd(line));
            }
            from = end + 1;
        }
        return lines;
    }

    private static String trim(String text) {
        int from = 0;
        while (from < text.length() && isBlank(text.charAt(from))) {
            from++;
        }
        return trimEnd(text.substring(from));
    }

    private static String trimEnd(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static Optional<Mode> mode(String text) {
        return switch (text) {
            case "enforce" -> Optional.of(Mode.ENFORCE);
            case "testing" -> Optional.of(Mode.TESTING);
            case "none" -> Optional.of(Mode.NONE);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> seconds(String text) {
        return !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : Optional.empty();
    }

    /// Letters, digits and hyphens only: an internationalised name is written with A-labels.
    private static boolean isPattern(String pattern) {
        String name = pattern.startsWith(ANY) ? pattern.substring(ANY.length()) : pattern;
        if (name.isEmpty() || name.endsWith(".")
                || !name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.')) {
            return false;
        }
        try {
            return !DomainName.of(name).equals(DomainName.ROOT);
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }

    public boolean isValid() {
        return faults.isEmpty();
    }

    /// What the policy says; empty when it has a fault.
    public Optional<Terms> terms() {
        return isValid() ? Optional.of(new Terms(mode.orElseThrow(), patterns, maxAge.orElseThrow())) : Optional.empty();
    }

    /// True when the policy lists this mail server. A `*` stands for exactly one label on the left (RFC 8461 §4.1).
    public boolean covers(DomainName exchange) {
        return patterns.stream().anyMatch(pattern -> covers(pattern, exchange.ascii()));
    }

    private static boolean covers(String pattern, String exchange) {
        if (!pattern.startsWith(ANY)) {
            return !pattern.isEmpty() && pattern.equals(exchange);
        }
        int dot = exchange.indexOf('.');
        int length = pattern.length() - ANY.length();
        return dot > 0 && length == exchange.length() - dot - 1 && exchange.regionMatches(dot + 1, pattern, ANY.length(), length);
    }

    /// The patterns that none of these servers matches, in the order of the file, each once.
    public List<String> unused(List<DomainName> exchanges) {
        Set<String> matched = new HashSet<>();
        for (DomainName exchange : exchanges) {
            matched.add(exchange.ascii());
            exchange.parent().ifPresent(parent -> matched.add(ANY + parent.ascii()));
        }
        return patterns.stream().distinct().filter(pattern -> !matched.contains(pattern)).toList();
    }

    /// Each line in words.
    public List<Meaning> explain() {
        return lines(text).stream().map(line -> new Meaning(line, meaning(line))).toList();
    }

    private String meaning(String line) {
        int colon = line.indexOf(':');
        return switch (colon < 0 ? "" : line.substring(0, colon)) {
            case "version" -> "The version of the format.";
            case "mode" -> mode.map(value -> switch (value) {
                case ENFORCE -> "Senders that support this must not deliver without a safe connection to a listed server.";
                case TESTING -> "Senders report unsafe connections and deliver all the same.";
                case NONE -> "The domain takes its policy back.";
            }).orElse("No mode that senders know.");
            case "mx" -> mail(trim(line.substring(colon + 1)).toLowerCase(Locale.ROOT));
            case "max_age" -> maxAge.map(age -> "Senders may remember the policy for " + words(age) + ".").orElse("Not a number of seconds.");
            default -> "Senders ignore this line.";
        };
    }

    private static String mail(String pattern) {
        if (!isPattern(pattern)) {
            return "No name that a mail server can have.";
        }
        return pattern.startsWith(ANY)
                ? "Every server whose name is one label before " + pattern.substring(ANY.length()) + " counts as one of the domain's mail servers."
                : "This is one of the domain's mail servers.";
    }

    private static String words(Duration age) {
        if (age.toDays() >= 1) {
            return age.toDays() == 1 ? "1 day" : age.toDays() + " days";
        }
        return age.toSeconds() == 1 ? "1 second" : age.toSeconds() + " seconds";
    }
}

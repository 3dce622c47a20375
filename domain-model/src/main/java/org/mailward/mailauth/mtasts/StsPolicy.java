package org.mailward.mailauth.mtasts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.tags.Meaning;
import org.mailward.mailauth.tags.Shown;

/// The policy file: which mail servers are the domain's, and whether mail may be delivered without a safe connection to them.
///
/// ```
/// sts-policy-record = sts-policy-field *WSP *(sts-policy-term sts-policy-field *WSP) [sts-policy-term]
/// sts-policy-term   = LF / CRLF
/// ```
///
/// @param mode empty when missing or none of the three
/// @param patterns the values of `mx`, lower case
/// @param maxAge empty when missing or not a number of at most ten digits
/// @param faults one sentence each; with a fault, senders take the domain as having no policy
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.2">RFC 8461 §3.2</a>
public record StsPolicy(String text, Optional<Mode> mode, List<String> patterns, Optional<Duration> maxAge, List<String> faults) {

    /// The longest `max_age` that the standard allows.
    public static final Duration LONGEST_MAX_AGE = Duration.ofSeconds(31_557_600);

    /// The most lines that are read.
    public static final int MOST_LINES = 1_000;

    /// What senders do when they cannot connect safely (RFC 8461 §5).
    public enum Mode {
        ENFORCE, TESTING, NONE
    }

    public StsPolicy {
        patterns = List.copyOf(patterns);
        faults = List.copyOf(faults);
    }

    public static StsPolicy read(String text) {
        var faults = new ArrayList<String>();
        var patterns = new ArrayList<String>();
        Optional<String> version = Optional.empty();
        Optional<String> modeText = Optional.empty();
        Optional<String> ageText = Optional.empty();
        for (String line : lines(text)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                faults.add("The line '" + Shown.of(line) + "' is not of the form name: value.");
                continue;
            }
            String value = line.substring(colon + 1).strip();
            // Of a key that appears twice only the first counts, except mx (RFC 8461 §3.2).
            switch (line.substring(0, colon).strip()) {
                case "version" -> version = version.or(() -> Optional.of(value));
                case "mode" -> modeText = modeText.or(() -> Optional.of(value));
                case "max_age" -> ageText = ageText.or(() -> Optional.of(value));
                case "mx" -> patterns.add(value.toLowerCase(java.util.Locale.ROOT));
                default -> {
                    // Extensions are allowed and ignored (RFC 8461 §3.2).
                }
            }
        }
        if (!version.equals(Optional.of("STSv1"))) {
            faults.add("The line 'version: STSv1' is missing.");
        }
        Optional<Mode> mode = modeText.flatMap(StsPolicy::mode);
        if (mode.isEmpty()) {
            faults.add("The line 'mode:' is missing or is none of enforce, testing and none.");
        }
        Optional<Duration> maxAge = ageText.filter(value -> value.matches("\\d{1,10}")).map(value -> Duration.ofSeconds(Long.parseLong(value)));
        if (maxAge.isEmpty()) {
            faults.add("The line 'max_age:' is missing or is not a number of seconds.");
        } else if (maxAge.get().compareTo(LONGEST_MAX_AGE) > 0) {
            faults.add("'max_age:' is more than " + LONGEST_MAX_AGE.toSeconds() + " seconds.");
        }
        patterns.stream().filter(pattern -> !isPattern(pattern)).forEach(pattern -> faults.add("'mx: " + Shown.of(pattern) + "' is no server name, with or without '*.' before it."));
        if (patterns.isEmpty() && !mode.equals(Optional.of(Mode.NONE))) {
            faults.add("No 'mx:' line names a mail server.");
        }
        return new StsPolicy(text, mode, patterns, maxAge, faults);
    }

    private static List<String> lines(String text) {
        return text.lines().limit(MOST_LINES).map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static Optional<Mode> mode(String text) {
        return switch (text) {
            case "enforce" -> Optional.of(Mode.ENFORCE);
            case "testing" -> Optional.of(Mode.TESTING);
            case "none" -> Optional.of(Mode.NONE);
            default -> Optional.empty();
        };
    }

    private static boolean isPattern(String pattern) {
        String name = pattern.startsWith("*.") ? pattern.substring(2) : pattern;
        try {
            return !name.isEmpty() && name.indexOf('*') < 0 && !DomainName.of(name).ascii().isEmpty();
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }

    public boolean isValid() {
        return faults.isEmpty();
    }

    /// True when the policy lists this mail server. A `*` stands for exactly one label on the left (RFC 8461 §4.1).
    public boolean covers(DomainName exchange) {
        return patterns.stream().filter(StsPolicy::isPattern).anyMatch(pattern -> pattern.startsWith("*.")
                ? exchange.parent().equals(Optional.of(DomainName.of(pattern.substring(2))))
                : exchange.equals(DomainName.of(pattern)));
    }

    /// Each line in words.
    public List<Meaning> explain() {
        return lines(text).stream().map(line -> new Meaning(line, meaning(line))).toList();
    }

    private String meaning(String line) {
        int colon = line.indexOf(':');
        return switch (colon < 1 ? "" : line.substring(0, colon).strip()) {
            case "version" -> "The version of the format.";
            case "mode" -> mode.map(value -> switch (value) {
                case ENFORCE -> "Senders that support this must not deliver without a safe connection to a listed server.";
                case TESTING -> "Senders report unsafe connections and deliver all the same.";
                case NONE -> "The domain takes its policy back.";
            }).orElse("No mode that senders know.");
            case "mx" -> "This is one of the domain's mail servers.";
            case "max_age" -> maxAge.map(age -> "Senders may remember the policy for " + words(age) + ".").orElse("Not a number of seconds.");
            default -> "Senders ignore this line.";
        };
    }

    private static String words(Duration age) {
        if (age.toDays() >= 1) {
            return age.toDays() == 1 ? "1 day" : age.toDays() + " days";
        }
        return age.toSeconds() + " seconds";
    }
}

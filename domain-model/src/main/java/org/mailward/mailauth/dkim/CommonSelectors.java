package org.mailward.mailauth.dkim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// A catalogue of the selectors that mail services and server software use, kept in `common-selectors.txt`.
///
/// DKIM has no way to list a domain's selectors (RFC 6376 §3.1), so the likely ones are tried, and the others help to say
/// whose key it is when a selector is met in a message or a report.
public final class CommonSelectors {

    /// When a selector of the catalogue is asked.
    public enum Tier {
        /// For every domain.
        FIRST,
        /// Unless DNS says that nothing stands below `_domainkey`.
        USUAL,
        /// Only when somebody has met it.
        RARE
    }

    /// @param name in lower case
    /// @param services who uses it; at least one
    public record Entry(String name, Tier tier, List<String> services) {
        public Entry {
            services = List.copyOf(services);
        }
    }

    private static final int SES_LENGTH = 32;

    private static final Map<String, Entry> CATALOGUE = load();
    private static final List<String> ALL = List.copyOf(CATALOGUE.values().stream().filter(entry -> entry.tier() != Tier.RARE).map(Entry::name).toList());

    private CommonSelectors() {
    }

    /// The selectors that are tried for every domain, the likeliest first.
    public static List<String> all() {
        return ALL;
    }

    /// Every entry, in the catalogue's order.
    public static List<Entry> catalogue() {
        return List.copyOf(CATALOGUE.values());
    }

    /// Who is known to use a selector, by its name or by its shape; empty when nobody is known.
    public static List<String> services(String selector) {
        String name = selector.toLowerCase(Locale.ROOT);
        Entry entry = CATALOGUE.get(name);
        return entry != null ? entry.services() : byShape(name);
    }

    /// True when the selector is asked for every domain, whatever DNS says about the name above it.
    static boolean isFirst(String selector) {
        Entry entry = CATALOGUE.get(selector.toLowerCase(Locale.ROOT));
        return entry == null || entry.tier() != Tier.USUAL;
    }

    /// Some services make a selector for each customer.
    private static List<String> byShape(String name) {
        if (name.length() == SES_LENGTH && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || isDigit(c))) {
            return List.of("Amazon SES");
        }
        if (name.length() == 16 && name.endsWith("pm") && digits(name, 0, 14)) {
            return List.of("Postmark");
        }
        if (name.length() == 8 && name.startsWith("scph") && digits(name, 4, 8)) {
            return List.of("SparkPost");
        }
        if (name.length() == 16 && name.startsWith("mimecast") && digits(name, 8, 16)) {
            return List.of("Mimecast");
        }
        if (name.length() > 4 && (name.startsWith("hs1-") || name.startsWith("hs2-")) && digits(name, 4, name.length())) {
            return List.of("HubSpot");
        }
        return List.of();
    }

    private static boolean digits(String name, int from, int to) {
        return name.substring(from, to).chars().allMatch(CommonSelectors::isDigit);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static Map<String, Entry> load() {
        var stream = Objects.requireNonNull(CommonSelectors.class.getResourceAsStream("common-selectors.txt"), "common-selectors.txt is missing beside CommonSelectors");
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            var catalogue = new LinkedHashMap<String, Entry>();
            lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(CommonSelectors::entry).forEach(entry -> {
                if (catalogue.put(entry.name(), entry) != null) {
                    throw new IllegalStateException("common-selectors.txt names " + entry.name() + " twice");
                }
            });
            return catalogue;
        } catch (IOException broken) {
            throw new UncheckedIOException("common-selectors.txt cannot be read", broken);
        }
    }

    private static Entry entry(String line) {
        String[] columns = line.split("\\|");
        return new Entry(columns[0].strip(), Tier.valueOf(columns[1].strip().toUpperCase(Locale.ROOT)), Arrays.stream(columns[2].split(";")).map(String::strip).toList());
    }
}

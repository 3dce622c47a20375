package org.mailward.sources;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailward.mailauth.dns.DomainName;

/// Reads the catalogue from the files beside this class: one per kind of service, whose form is told at the top of `services/mailbox.txt`.
final class ServiceFiles {

    private static final List<String> FILES = List.of("mailbox", "marketing", "transactional", "business", "helpdesk", "people", "commerce", "security", "forwarders", "hosting");
    private static final Set<String> KEYS = Set.of("dkim-domains", "selectors", "includes", "return-paths", "reverse-names", "spf", "dkim", "place", "help");

    private ServiceFiles() {
    }

    static List<SendingService> read() {
        Map<String, String> steps = steps();
        var services = new ArrayList<SendingService>();
        for (String file : FILES) {
            String name = "services/" + file + ".txt";
            services.addAll(read(name, lines(name), steps));
        }
        return services;
    }

    /// @param lines in the same form
    /// @throws IllegalStateException naming the line that cannot be read
    static List<SendingService> read(String name, List<String> lines) {
        return read(name, lines, steps());
    }

    private static List<SendingService> read(String file, List<String> lines, Map<String, String> steps) {
        var services = new ArrayList<SendingService>();
        Stanza stanza = null;
        int number = 0;
        for (String line : lines) {
            number++;
            String where = file + " line " + number + ": ";
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith(" ")) {
                String[] head = line.split("\\|");
                if (head.length != 3) {
                    throw new IllegalStateException(where + "a service begins with 'id | name | category'");
                }
                if (stanza != null) {
                    services.add(stanza.service());
                }
                stanza = new Stanza(where, head[0].strip(), head[1].strip(), ServiceCategory.valueOf(head[2].strip().toUpperCase(Locale.ROOT)), new HashMap<>(), steps);
            } else if (stanza == null) {
                throw new IllegalStateException(where + "there is no service yet to which this belongs");
            } else {
                stanza.add(where, line.strip());
            }
        }
        if (stanza != null) {
            services.add(stanza.service());
        }
        return services;
    }

    private record Stanza(String where, String id, String name, ServiceCategory category, Map<String, List<String>> lines, Map<String, String> steps) {

        void add(String at, String line) {
            int blank = line.indexOf(' ');
            String key = blank < 0 ? line : line.substring(0, blank);
            if (blank < 0 || !KEYS.contains(key)) {
                throw new IllegalStateException(at + "'" + key + "' is no key, or nothing follows it");
            }
            lines.computeIfAbsent(key, _ -> new ArrayList<>()).add(line.substring(blank + 1).strip());
        }

        SendingService service() {
            try {
                return new SendingService(id, name, category, names("dkim-domains"), words("selectors"), names("includes"), names("return-paths"), names("reverse-names"),
                        alignable("spf"), alignable("dkim"), steps("spf"), steps("dkim"), URI.create(one("help")));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalStateException(where + wrong.getMessage(), wrong);
            }
        }

        private List<String> words(String key) {
            return lines.getOrDefault(key, List.of()).stream().flatMap(line -> Arrays.stream(line.split(" +"))).toList();
        }

        private List<DomainName> names(String key) {
            return words(key).stream().map(DomainName::new).toList();
        }

        private String one(String key) {
            List<String> all = lines.getOrDefault(key, List.of());
            if (all.size() != 1) {
                throw new IllegalArgumentException(id + " has " + all.size() + " lines '" + key + "' instead of one");
            }
            return all.getFirst();
        }

        /// The first word of the first line.
        private Alignable alignable(String key) {
            List<String> all = lines.getOrDefault(key, List.of());
            if (all.isEmpty()) {
                throw new IllegalArgumentException(id + " does not say whether '" + key + "' can be aligned");
            }
            return Alignable.valueOf(all.getFirst().split(" ", 2)[0].toUpperCase(Locale.ROOT));
        }

        /// What follows, and the further lines; `@word` stands for the step of that name that many services share.
        private List<String> steps(String key) {
            var steps = new ArrayList<String>();
            List<String> all = lines.getOrDefault(key, List.of());
            for (int i = 0; i < all.size(); i++) {
                String line = i > 0 ? all.get(i) : all.get(i).contains(" ") ? all.get(i).split(" ", 2)[1].strip() : "";
                if (line.startsWith("@")) {
                    Arrays.stream(line.split(" +")).map(this::shared).forEach(steps::add);
                } else if (!line.isEmpty()) {
                    steps.add(line);
                }
            }
            return steps;
        }

        private String shared(String word) {
            String step = this.steps.get(word);
            if (step == null) {
                throw new IllegalArgumentException(id + " speaks of a step " + word + " that steps.txt does not have");
            }
            List<String> includes = words("includes");
            if (step.contains("{include}") && includes.isEmpty()) {
                throw new IllegalArgumentException(id + " has no include for the step " + word);
            }
            String place = lines.getOrDefault("place", List.of("its settings for sending domains")).getFirst();
            return step.replace("{name}", name).replace("{place}", place).replace("{include}", includes.isEmpty() ? "" : includes.getFirst());
        }
    }

    private static Map<String, String> steps() {
        var steps = new HashMap<String, String>();
        for (String line : lines("services/steps.txt")) {
            if (line.startsWith("@")) {
                String[] parts = line.split(" +", 2);
                steps.put(parts[0], parts[1]);
            }
        }
        return steps;
    }

    private static List<String> lines(String file) {
        var stream = Objects.requireNonNull(ServiceFiles.class.getResourceAsStream(file), file + " is missing beside ServiceFiles");
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be read", broken);
        }
    }
}

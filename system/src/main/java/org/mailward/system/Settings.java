package org.mailward.system;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What one stack is made of and where it lives.
///
/// @param data everything this stack writes; kept between starts
/// @param distributions unpacked servers and the prepared Keycloak; may be shared by stacks
/// @param payaraArchive Payara's zip, as the Maven registry gives it
/// @param keycloakArchive Keycloak's tar.gz, as the Maven registry gives it
/// @param memory heap limits
/// @param reset start with empty data; unpacked distributions stay
/// @param durable a write survives a crash of the machine; tests give that up for speed
/// @param quickStart the application server is up soon, at the price of speed later
/// @param demo the application fills itself with the demo's providers, customers and people
/// @param zones zone files that the DNS server answers from, beside the demo's own when [#demo] is set
/// @param application `MAILWARD_…` variables that override what the launcher would tell the application
public record Settings(
        Path data,
        Path distributions,
        Path payaraArchive,
        Path keycloakArchive,
        Ports ports,
        Memory memory,
        boolean reset,
        boolean durable,
        boolean quickStart,
        boolean demo,
        List<Path> zones,
        Map<String, String> application) {

    public static final String DATA_DIR = "mailward.data.dir";
    public static final String RESET = "mailward.reset";
    public static final String DEMO = "mailward.demo";
    public static final String DNS_ZONES = "mailward.dns.zones";
    public static final String HTTP_PORT = "mailward.http.port";
    public static final String KEYCLOAK_PORT = "mailward.keycloak.port";
    public static final String POSTGRES_PORT = "mailward.postgres.port";
    public static final String DNS_PORT = "mailward.dns.port";
    public static final String POLICY_PORT = "mailward.policy.port";
    public static final String PAST_DNS_PORT = "mailward.past.dns.port";
    public static final String PAST_POLICY_PORT = "mailward.past.policy.port";
    public static final String RECEIVER_PORT = "mailward.receiver.port";
    public static final String SINK_PORT = "mailward.sink.port";
    public static final String PAYARA_ADMIN_PORT = "mailward.payara.admin.port";
    public static final String PAYARA_JMS_PORT = "mailward.payara.jms.port";
    public static final String PAYARA_JMX_PORT = "mailward.payara.jmx.port";
    public static final String PAYARA_MEMORY = "mailward.payara.memory";
    public static final String KEYCLOAK_MEMORY = "mailward.keycloak.memory";
    public static final String PAYARA_ARCHIVE = "mailward.payara.archive";
    public static final String KEYCLOAK_ARCHIVE = "mailward.keycloak.archive";

    /// Settings of the launcher itself; every other `mailward.…` property is the application's.
    private static final Pattern OF_THE_LAUNCHER = Pattern.compile(
            "mailward\\.(data\\.dir|reset|ear|(http|keycloak|postgres|dns|policy|past\\.dns|past\\.policy|receiver|sink|payara\\.admin|payara\\.jms|payara\\.jmx)\\.port"
                    + "|(payara|keycloak)\\.(memory|archive)|dns\\.zones)");

    private static final String APPLICATION_PREFIX = "mailward.";

    public Settings {
        data = data.toAbsolutePath().normalize();
        distributions = distributions.toAbsolutePath().normalize();
        zones = List.copyOf(zones);
        application = Map.copyOf(application);
    }

    /// Heap limits of the two large Java processes.
    /// @param payara most heap of the application server
    /// @param keycloak most heap of the sign-in server
    public record Memory(Megabytes payara, Megabytes keycloak) {
        public static final Memory DEFAULT = new Memory(new Megabytes(1024), new Megabytes(384));
    }

    /// @param count at least 64
    public record Megabytes(int count) {

        private static final int LEAST = 64;
        private static final int PER_GIGABYTE = 1024;
        private static final Pattern FORM = Pattern.compile("(\\d{1,6})([mMgG])");

        public Megabytes {
            if (count < LEAST) {
                throw new IllegalArgumentException(count + " MB is too little for a Java server: give at least " + LEAST + "m");
            }
        }

        /// Reads `700m` or `2g`.
        static Megabytes of(String property, String text) {
            var form = FORM.matcher(text.strip());
            if (!form.matches()) {
                throw new CannotStart("-D" + property + "=" + text + " is no amount of memory: write it like 700m or 2g.");
            }
            int number = Integer.parseInt(form.group(1));
            try {
                return new Megabytes(form.group(2).equalsIgnoreCase("g") ? number * PER_GIGABYTE : number);
            } catch (IllegalArgumentException tooLittle) {
                throw new CannotStart("-D" + property + "=" + text + ": " + tooLittle.getMessage() + ".", tooLittle);
            }
        }

        String heapFlag() {
            return "-Xmx" + count + "m";
        }
    }

    /// Reads the launcher's settings from properties, with defaults.
    ///
    /// @param property finds the text of a property that was given
    /// @param definitions every `-D` given on the command line; those that are the application's are handed to it
    /// @param environment variables; `MAILWARD_…` are handed to the application
    static Settings read(Function<String, Optional<String>> property, Map<String, String> definitions, Map<String, String> environment) {
        var data = Path.of(property.apply(DATA_DIR).orElse("data"));
        var ports = new Ports(
                port(property, HTTP_PORT, Ports.DEFAULT.http()),
                port(property, KEYCLOAK_PORT, Ports.DEFAULT.keycloak()),
                port(property, POSTGRES_PORT, Ports.DEFAULT.postgres()),
                port(property, DNS_PORT, Ports.DEFAULT.dns()),
                port(property, POLICY_PORT, Ports.DEFAULT.policy()),
                port(property, PAST_DNS_PORT, Ports.DEFAULT.pastDns()),
                port(property, PAST_POLICY_PORT, Ports.DEFAULT.pastPolicy()),
                port(property, RECEIVER_PORT, Ports.DEFAULT.smtp()),
                port(property, SINK_PORT, Ports.DEFAULT.sink()),
                port(property, PAYARA_ADMIN_PORT, Ports.DEFAULT.payaraAdmin()),
                port(property, PAYARA_JMS_PORT, Ports.DEFAULT.payaraJms()),
                port(property, PAYARA_JMX_PORT, Ports.DEFAULT.payaraJmx()));
        var memory = new Memory(
                property.apply(PAYARA_MEMORY).map(text -> Megabytes.of(PAYARA_MEMORY, text)).orElse(Memory.DEFAULT.payara()),
                property.apply(KEYCLOAK_MEMORY).map(text -> Megabytes.of(KEYCLOAK_MEMORY, text)).orElse(Memory.DEFAULT.keycloak()));
        return new Settings(
                data,
                data.resolve("distributions"),
                archive(property, PAYARA_ARCHIVE),
                archive(property, KEYCLOAK_ARCHIVE),
                ports,
                memory,
                property.apply(RESET).map(Boolean::parseBoolean).orElse(false),
                true,
                true,
                property.apply(DEMO).map(Boolean::parseBoolean).orElse(true),
                property.apply(DNS_ZONES).map(Settings::paths).orElse(List.of()),
                forTheApplication(definitions, environment));
    }

    /// A stack for tests: free ports, its own data, the distributions shared with the run command.
    ///
    /// @param data an empty folder
    /// @param property as the build sets them: [#DATA_DIR], [#PAYARA_ARCHIVE], [#KEYCLOAK_ARCHIVE]
    public static Settings forTests(Path data, Function<String, Optional<String>> property) {
        var shared = read(property, Map.of(), Map.of());
        return new Settings(data, shared.distributions, shared.payaraArchive, shared.keycloakArchive, Ports.free(), shared.memory,
                false, false, true, false, List.of(), Map.of());
    }

    public Settings withZones(List<Path> others) {
        return new Settings(data, distributions, payaraArchive, keycloakArchive, ports, memory, reset, durable, quickStart, demo, others, application);
    }

    public Settings withDemo(boolean wanted) {
        return new Settings(data, distributions, payaraArchive, keycloakArchive, ports, memory, reset, durable, quickStart, wanted, zones, application);
    }

    public Settings withDurable(boolean wanted) {
        return new Settings(data, distributions, payaraArchive, keycloakArchive, ports, memory, reset, wanted, quickStart, demo, zones, application);
    }

    public Settings withQuickStart(boolean wanted) {
        return new Settings(data, distributions, payaraArchive, keycloakArchive, ports, memory, reset, durable, wanted, demo, zones, application);
    }

    public Settings withApplication(Map<String, String> variables) {
        return new Settings(data, distributions, payaraArchive, keycloakArchive, ports, memory, reset, durable, quickStart, demo, zones, variables);
    }

    Path logs() {
        return data.resolve("logs");
    }

    Path running() {
        return data.resolve("run");
    }

    private static int port(Function<String, Optional<String>> property, String name, int usual) {
        return property.apply(name).map(text -> {
            try {
                return Integer.parseInt(text.strip());
            } catch (NumberFormatException notANumber) {
                throw new CannotStart("-D" + name + "=" + text + " is no port: give a number.", notANumber);
            }
        }).orElse(usual);
    }

    private static Path archive(Function<String, Optional<String>> property, String name) {
        return property.apply(name).map(Path::of).orElseThrow(() -> new CannotStart(
                "The launcher was started without -D" + name + "; start it with ./mvnw -Prun, which fetches the archive and names it."));
    }

    private static List<Path> paths(String text) {
        return Stream.of(text.split(",")).map(String::strip).filter(one -> !one.isEmpty()).map(Path::of).toList();
    }

    private static Map<String, String> forTheApplication(Map<String, String> definitions, Map<String, String> environment) {
        var variables = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith(variable(APPLICATION_PREFIX))) {
                variables.put(name, value);
            }
        });
        definitions.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT).replace('_', '.');
            if (lower.startsWith(APPLICATION_PREFIX) && !OF_THE_LAUNCHER.matcher(lower).matches()) {
                variables.put(variable(name), value);
            }
        });
        return variables;
    }

    /// The environment variable of a property, as MicroProfile Config maps it.
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}

package org.mailward.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;

/// The OpenSPF project's tests of RFC 7208, driven through the method that scans use. Read from the folder that the property
/// `conformance.dir` names; without it they are skipped.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenSpfSuiteTest {

    private static final int TESTS = 193;
    private static final String ABSENT = "Skipped: the property conformance.dir names no folder with spf/openspf-rfc7208-2014-05.json";

    /// @param results the words of the results that are right
    /// @param explanation the text for a refusal; `DEFAULT` when the domain gives none
    record Case(String scenario, String name, World world, Sender sender, Set<SpfVerdict> results, Optional<String> explanation) {

        @Override
        public String toString() {
            return scenario + ": " + name;
        }
    }

    private final List<Case> cases = load();

    private static List<Case> load() {
        String setting = System.getProperty("conformance.dir", "");
        Path here = Path.of(setting);
        Path file = (here.isAbsolute() || Files.isDirectory(here) ? here : Path.of("..").resolve(here)).resolve("spf/openspf-rfc7208-2014-05.json");
        if (setting.isBlank() || !Files.isRegularFile(file)) {
            return List.of();
        }
        var cases = new ArrayList<Case>();
        try (Reader text = Files.newBufferedReader(file); JsonReader json = Json.createReader(text)) {
            for (JsonObject scenario : json.readArray().getValuesAs(JsonObject.class)) {
                World world = world(scenario.getJsonObject("zonedata"));
                scenario.getJsonObject("tests").forEach((name, test) -> cases.add(test(scenario.getString("description"), name, world, test.asJsonObject())));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return cases;
    }

    private static Case test(String scenario, String name, World world, JsonObject test) {
        var sender = new Sender(IpAddress.of(test.getString("host")).orElseThrow(), test.getString("helo"), test.getString("mailfrom"));
        var results = EnumSet.noneOf(SpfVerdict.class);
        strings(test.get("result")).forEach(word -> results.add(Stream.of(SpfVerdict.values()).filter(verdict -> verdict.word().equals(word)).findFirst().orElseThrow()));
        return new Case(scenario, name, world, sender, results, Optional.ofNullable(test.getString("explanation", null)));
    }

    private static List<String> strings(JsonValue value) {
        return value instanceof JsonArray array ? array.getValuesAs(JsonString::getString) : List.of(((JsonString) value).getString());
    }

    private static World world(JsonObject zones) {
        World world = World.world();
        zones.forEach((name, values) -> {
            DomainSpec.expanded(name).ifPresent(at -> add(world, at, values.asJsonArray()));
        });
        return world;
    }

    /// SPF records count for TXT too, unless the name says what its TXT records are.
    private static void add(World world, DomainName name, JsonArray values) {
        boolean silent = values.stream().anyMatch(JsonString.class::isInstance);
        boolean ownText = values.stream().anyMatch(value -> value instanceof JsonObject record && record.containsKey("TXT"));
        var answered = EnumSet.noneOf(RecordType.class);
        for (JsonValue value : values) {
            if (value instanceof JsonObject record) {
                record.forEach((type, data) -> {
                    boolean none = data instanceof JsonString text && text.getString().equals("NONE");
                    if (type.equals("SPF") ? !ownText : !none) {
                        RecordType kind = type.equals("SPF") ? RecordType.TXT : RecordType.valueOf(type);
                        world.record(name, kind, data(kind, data));
                        answered.add(kind);
                    }
                });
            }
        }
        if (silent) {
            EnumSet.complementOf(answered).forEach(type -> world.timeout(name.ascii() + ".", type));
        }
    }

    private static RecordData data(RecordType type, JsonValue data) {
        return switch (type) {
            case TXT -> new RecordData.Text(strings(data));
            case A, AAAA -> new RecordData.Address(((JsonString) data).getString());
            case PTR -> new RecordData.Target(DomainName.of(((JsonString) data).getString()));
            case MX -> new RecordData.MailExchange(Integer.parseInt(data.asJsonArray().getString(0)), DomainName.of(data.asJsonArray().getString(1)));
            case CAA, CNAME, DNSKEY, DS, NS, SOA, TLSA -> throw new IllegalStateException("The suite has no " + type);
        };
    }

    Stream<Case> cases() {
        assumeTrue(!cases.isEmpty(), ABSENT);
        return cases.stream();
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("cases")
    void gives_the_result_of_the_suite(Case each) {
        SpfResult result = SpfCheck.check(each.sender(), new SpfRecords(each.world()), SpfLimits.STANDARD, SpfReceiver.UNKNOWN, () -> false);
        assertTrue(each.results().contains(result.verdict()), () -> "expected " + each.results() + ", but " + result);
        each.explanation().ifPresent(text -> assertEquals(text, result.explanation().orElse("DEFAULT"), result::toString));
    }

    @Test
    void no_test_is_lost() {
        assumeTrue(!cases.isEmpty(), ABSENT);
        assertEquals(TESTS, cases.size());
    }
}

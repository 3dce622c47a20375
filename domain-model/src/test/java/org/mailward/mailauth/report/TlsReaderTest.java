package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// TLS reports, right and odd (RFC 8460 §4.4).
class TlsReaderTest {

    private static final String REPORT = """
            {"organization-name":"Sender","date-range":{"start-datetime":"2026-11-25T00:00:00Z","end-datetime":"2026-11-25T23:59:59Z"},"contact-info":"tls@sender.example","report-id":"t-1",
            "policies":[{"policy":{"policy-type":"sts","policy-string":["version: STSv1","mode: enforce"],"policy-domain":"example.org","mx-host":["*.example.org"]},
            "summary":{"total-successful-session-count":10,"total-failure-session-count":3},
            "failure-details":[{"result-type":"certificate-expired","sending-mta-ip":"192.0.2.1","receiving-mx-hostname":"mx.example.org","receiving-ip":"2001:db8::1","failed-session-count":3}]}]}
            """;

    record Row(String damage, String by, Object comes) {
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("10,", "\"10\",", Quirk.COUNT_AS_STRING),
                new Row("\"total-successful-session-count\":10,", "", Quirk.NO_COUNT),
                new Row("\"failed-session-count\":3", "\"failed-session-count\":4", Quirk.COUNTS_DIFFER),
                new Row("[\"version: STSv1\",\"mode: enforce\"]", "\"version: STSv1\"", Quirk.SINGLE_VALUE),
                new Row("\"sts\"", "\"STS\"", Quirk.UPPER_CASE_WORD),
                new Row("\"sts\"", "\"mta-sts\"", Quirk.OLD_WORD),
                new Row("\"sts\"", "\"other\"", Quirk.UNKNOWN_WORD),
                new Row("192.0.2.1", "mail.example.org", Quirk.ODD_ADDRESS),
                new Row("\"2026-11-25T00:00:00Z\"", "1795564800", Quirk.ODD_DATE),
                new Row("\"report-id\":\"t-1\",", "", Quirk.NO_REPORT_ID),
                new Row("Sender", "", Quirk.NO_ORG_NAME),
                new Row("Sender", "Sen\u0001der", Quirk.CONTROL_CHARACTERS),
                new Row("Sender", "Sender \\uD83D\\uDCE7", Quirk.FOUR_BYTE_CHARACTERS),
                new Row("]}]}\n", "]}]} trailing", Quirk.JUNK_AFTER),
                new Row("{\"organization-name\"", "\uFEFF{\"organization-name\"", Quirk.BYTE_ORDER_MARK),
                new Row("organization-name", "Organization_Name", ""),
                new Row("Sender", "S\\u0065nder\\n\\/", ""),
                new Row("\"failure-details\":[", "\"extra\":{\"a\":[1,true,null,-1.5e3]},\"failure-details\":[", ""),
                new Row(":10,", ":-10,", Fault.COUNT_UNREADABLE),
                new Row(":10,", ":\"ten\",", Fault.COUNT_UNREADABLE),
                new Row(":10,", ":1.5,", Fault.COUNT_UNREADABLE),
                new Row("\"failure-details\":[", "\"failure-details\":[" + "{\"result-type\":\"starttls-not-supported\",\"failed-session-count\":1000000000000},".repeat(3), Fault.COUNT_UNREADABLE),
                new Row("\"failure-details\":[", "\"failure-details\":[" + ("{\"additional-information\":\"" + "x".repeat(60_000) + "\"},").repeat(150), Fault.TEXT_TOO_LONG),
                new Row(":10,", ":10,\"total-successful-session-count\":11,", Fault.CONTRADICTORY),
                new Row("\"policy-domain\":\"example.org\",", "", Quirk.NO_POLICY_DOMAIN),
                new Row("\"policy-domain\":\"example.org\"", "\"policy-domain\":\"a b\"", Fault.DOMAIN_UNREADABLE),
                new Row("2026-11-25T00:00:00Z", "2099-11-25T00:00:00Z", Fault.RANGE_ABSURD),
                new Row("2026-11-25T00:00:00Z", "1970-01-01T00:00:00Z", Fault.RANGE_ABSURD),
                new Row("\"start-datetime\":\"2026-11-25T00:00:00Z\",", "", Fault.RANGE_UNREADABLE),
                new Row("{\"organization-name\"", "{organization-name", Fault.MALFORMED),
                new Row("3}]}]}\n", "3,}]}]}\n", Fault.MALFORMED),
                new Row("\"failure-details\":[", "\"failure-details\":[null,", Quirk.NO_COUNT),
                new Row("\"policies\":[", "\"policies\":[{\"policy\":{\"policy-type\":\"sts\",\"policy-domain\":\"example.org\"},\"summary\":null},", Quirk.NO_COUNT),
                new Row("]}]}\n", "]}]}\n" + REPORT, Fault.SEVERAL_REPORTS),
                new Row("10,", "10;", Fault.MALFORMED),
                new Row("Sender", "Sen\\der\\q", Fault.MALFORMED),
                new Row("3}]}]}\n", "3", Fault.TRUNCATED),
                new Row(REPORT, "{\"name\":\"x\"}", Fault.NOT_A_REPORT),
                new Row(REPORT, "[]", Fault.NOT_A_REPORT),
                new Row(REPORT, " ", Fault.EMPTY));
    }

    private static TlsReading reading(String json) {
        return reading(json.getBytes(StandardCharsets.UTF_8));
    }

    private static TlsReading reading(byte[] json) {
        try {
            return TlsReader.read(new ByteArrayInputStream(json), Sample.NOW, ReportLimits.DEFAULTS);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void comes_to_this(Row row) {
        assertTrue(REPORT.contains(row.damage), row.damage);
        TlsReading reading = reading(REPORT.replace(row.damage, row.by));
        switch (reading) {
            case TlsReading.Read read -> assertEquals(row.comes.equals("") ? Set.of() : Set.of(row.comes), read.quirks());
            case Unreadable unreadable -> assertEquals(row.comes, unreadable.fault(), unreadable::toString);
        }
    }

    @Test
    void everything_is_kept() {
        TlsReport report = ((TlsReading.Read) reading(REPORT)).report();
        assertEquals("Sender", report.organization());
        assertEquals(10, report.successes());
        assertEquals(3, report.failures());
        TlsPolicy policy = report.policies().getFirst();
        assertTrue(policy.type().is(TlsPolicyType.STS));
        assertEquals(List.of("version: STSv1", "mode: enforce"), policy.strings());
        assertEquals(List.of("*.example.org"), policy.mxHosts());
        TlsFailure failure = policy.details().getFirst();
        assertTrue(failure.result().is(TlsResultType.CERTIFICATE_EXPIRED));
        assertEquals("2001:db8::1", failure.receiver().orElseThrow().text());
    }

    /// Postfix names the mail server in a policy of DANE, and nothing where it found no policy.
    @Test
    void it_is_about_the_domain_that_a_policy_of_its_own_names() {
        String sts = policy("sts", "\"policy-domain\":\"example.org\"");
        String tlsa = policy("tlsa", "\"policy-domain\":\"mx.example.net\"");
        String nameless = policy("no-policy-found", "\"policy-domain\":\"\"");
        assertAbout("example.org", true, tlsa, sts);
        assertAbout("example.org", true, nameless, policy("no-policy-found", "\"policy-domain\":\"example.org\""));
        assertAbout("mx.example.net", false, nameless, tlsa);
        assertAbout("", false, nameless);
    }

    private static String policy(String type, String domain) {
        return "{\"policy\":{\"policy-type\":\"" + type + "\"," + domain + "},\"summary\":{\"total-successful-session-count\":1,\"total-failure-session-count\":0}}";
    }

    private static void assertAbout(String domain, boolean named, String... policies) {
        String json = REPORT.substring(0, REPORT.indexOf("\"policies\"")) + "\"policies\":[" + String.join(",", policies) + "]}";
        TlsReport report = ((TlsReading.Read) reading(json)).report();
        assertEquals(domain, report.domain().orElse(""), json);
        assertEquals(named, report.isNamed(), json);
    }

    /// No database takes half a character.
    @Test
    void half_a_character_is_replaced() {
        for (String half : List.of("x\\uD83D", "x\\uDCE7", "x\\uD83Dy", "x\\uD83D\\uD83D")) {
            String organization = ((TlsReading.Read) reading(REPORT.replace("Sender", half))).report().organization();
            assertEquals("x\uFFFD", organization.substring(0, 2));
            assertTrue(organization.chars().noneMatch(c -> Character.isSurrogate((char) c)), organization);
        }
    }

    @Test
    void cut_anywhere_it_says_so() {
        byte[] whole = REPORT.strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < whole.length; length++) {
            assertEquals(Fault.TRUNCATED, ((Unreadable) reading(Arrays.copyOf(whole, length))).fault(), "at " + length);
        }
    }
}

package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.message.AuthenticationResults;

/// Real reports end as people who did not write Mailward say they do.
class ConformanceReportsTest {

    /// How the manifest calls what readers tell too.
    private static final Map<String, Quirk> NAMES = Map.of("no-xml-decl", Quirk.NO_XML_DECLARATION, "no-version", Quirk.NO_VERSION, "no-spf-scope", Quirk.NO_SPF_SCOPE,
            "empty-auth_results", Quirk.EMPTY_AUTH_RESULTS, "no-spf-result", Quirk.NO_SPF_RESULT);

    private static Path folder() {
        String setting = System.getProperty("conformance.dir", "");
        Path folder = Path.of(setting);
        assumeTrue(!setting.isBlank() && Files.isRegularFile(folder.resolve("reports-manifest.json")), "Skipped: the property conformance.dir names no folder with reports-manifest.json");
        return folder;
    }

    /// @param reading what the reader of its kind came to
    private record Found(Payload payload, Object reading, List<AggregateRow> rows) {
    }

    private static List<Found> found(Path file) throws IOException {
        var all = new ArrayList<Found>();
        try (InputStream in = Files.newInputStream(file)) {
            Unpacking.unpack(in, file.getFileName().toString(), ReportLimits.DEFAULTS, (payload, content) -> {
                var kept = new Sample.Kept();
                all.add(new Found(payload, switch (payload.kind()) {
                    case AGGREGATE -> AggregateReader.read(content, Sample.NOW, ReportLimits.DEFAULTS, kept);
                    case FAILURE -> FailureReader.read(content, ReportLimits.DEFAULTS);
                    case TLS -> TlsReader.read(content, Sample.NOW, ReportLimits.DEFAULTS);
                }, kept.rows));
            });
        }
        return all;
    }

    private static JsonValue json(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file); var reader = Json.createReader(in)) {
            return reader.readValue();
        }
    }

    @Test
    void aggregate_reports_are_as_the_manifest_says() throws IOException {
        Path folder = folder();
        int seen = 0;
        for (JsonValue each : json(folder.resolve("reports-manifest.json")).asJsonArray()) {
            JsonObject entry = each.asJsonObject();
            if (!entry.containsKey("payloads")) {
                continue;
            }
            String file = entry.getString("file");
            List<Found> found = found(folder.resolve(file));
            JsonArray payloads = entry.getJsonArray("payloads");
            for (int i = 0; i < payloads.size(); i++) {
                JsonObject payload = payloads.getJsonObject(i);
                JsonObject expected = payload.getJsonObject("expected");
                if (!expected.isEmpty()) {
                    same(file, payload, expected, found.get(i));
                    seen++;
                }
            }
        }
        assertTrue(seen >= 16, "only " + seen + " reports were looked at");
    }

    private static void same(String file, JsonObject payload, JsonObject expected, Found found) {
        var read = (AggregateReading.Read) found.reading;
        AggregateHeader header = read.header();
        assertEquals(texts(payload.getJsonArray("container")), found.payload.path(), file);
        assertEquals(expected.getString("org"), header.organization(), file);
        assertEquals(expected.getString("report_id"), header.id(), file);
        assertEquals(Long.parseLong(expected.getString("begin")), header.range().begin().getEpochSecond(), file);
        assertEquals(Long.parseLong(expected.getString("end")), header.range().end().getEpochSecond(), file);
        assertEquals(expected.getString("domain"), header.policy().domain(), file);
        assertEquals(expected.getInt("records"), read.rows(), file);
        assertEquals(expected.getInt("messages"), read.messages(), file);
        assertEquals(expected.getInt("distinct_ips"), found.rows.stream().map(AggregateRow::source).distinct().count(), file);
        Set<String> noticed = new HashSet<>(texts(payload.getJsonArray("quirks")));
        // Where SPF has no result at all, nothing is left to have a scope.
        if (noticed.contains("no-spf-result")) {
            noticed.removeIf(name -> name.equals("no-spf-scope") && !read.quirks().contains(Quirk.NO_SPF_SCOPE));
        }
        NAMES.forEach((name, quirk) -> assertEquals(noticed.contains(name), read.quirks().contains(quirk), file + ": " + name));
        assertTrue(!read.salvaged(), file);
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
    }

    @Test
    void files_that_are_not_well_formed_are_salvaged_and_say_so() throws IOException {
        Path folder = folder().resolve("aggregate");
        var ikea = found(folder.resolve("ikea.com!example.de!1538690400!1538776800.xml")).getFirst();
        assertTrue(((AggregateReading.Read) ikea.reading).salvaged());
        assertEquals("aggr_report_2018_10_05_5bc7e9b4f3e8a", ((AggregateReading.Read) ikea.reading).header().id());
        assertEquals(1, ((AggregateReading.Read) ikea.reading).messages());
        var invalid = found(folder.resolve("invalid_xml.xml")).getFirst();
        assertTrue(((AggregateReading.Read) invalid.reading).salvaged());
        assertEquals("<bad-xml@bad-xml.net>", ((AggregateReading.Read) invalid.reading).header().email());
        assertEquals("bad<xml.net", invalid.rows.getFirst().headerFrom());
        assertEquals(List.of(), found(folder.resolve("empty.xml")));
    }

    @Test
    void aggregate_reports_are_as_mail_auth_reads_them() throws IOException {
        Path folder = folder().resolve("aggregate");
        for (String name : List.of("mail-auth-001", "mail-auth-002", "mail-auth-003")) {
            JsonObject expected = json(folder.resolve(name + ".json")).asJsonObject();
            Found found = found(folder.resolve(name + ".xml")).getFirst();
            AggregateHeader header = ((AggregateReading.Read) found.reading).header();
            JsonObject metadata = expected.getJsonObject("report_metadata");
            assertEquals(expected.getJsonNumber("version").doubleValue(), header.version().isEmpty() ? 0 : Double.parseDouble(header.version()));
            assertEquals(metadata.getString("org_name"), header.organization());
            assertEquals(metadata.getString("email"), header.email());
            assertEquals(metadata.getString("extra_contact_info"), header.contact());
            assertEquals(metadata.getString("report_id"), header.id());
            assertEquals(new ReportRange(Instant.ofEpochSecond(metadata.getJsonObject("date_range").getInt("begin")), Instant.ofEpochSecond(metadata.getJsonObject("date_range").getInt("end"))), header.range());
            JsonObject policy = expected.getJsonObject("policy_published");
            assertEquals(policy.getString("domain"), header.policy().domain());
            assertEquals(lower(policy, "p"), header.policy().p().orElse(""));
            assertEquals(lower(policy, "sp"), header.policy().sp().orElse(""));
            assertEquals(lower(policy, "adkim").replace("unspecified", "").replace("relaxed", "r"), header.policy().adkim().orElse(""));
            JsonArray records = expected.getJsonArray("record");
            assertEquals(records.size(), found.rows.size());
            for (int i = 0; i < records.size(); i++) {
                same(records.getJsonObject(i), found.rows.get(i));
            }
            assertEquals(expected.getJsonArray("extensions").size(), header.extensions().split("<extension ", -1).length - 1);
        }
    }

    private static void same(JsonObject record, AggregateRow row) {
        JsonObject expected = record.getJsonObject("row");
        JsonObject evaluated = expected.getJsonObject("policy_evaluated");
        assertEquals(expected.getString("source_ip"), row.source().text());
        assertEquals(expected.getInt("count"), row.messages());
        assertEquals(lower(evaluated, "disposition"), row.disposition().text());
        assertEquals(lower(evaluated, "dkim"), row.dkim().text());
        assertEquals(lower(evaluated, "spf"), row.spf().text());
        assertEquals(evaluated.getJsonArray("reason").getValuesAs(JsonObject.class).stream().map(reason -> lower(reason, "type_") + " " + reason.getString("comment")).toList(),
                row.reasons().stream().map(reason -> reason.type().text().replace("_", "") + " " + reason.comment()).toList());
        assertEquals(record.getJsonObject("identifiers").getString("header_from"), row.headerFrom());
        assertEquals(record.getJsonObject("identifiers").getString("envelope_from"), row.envelopeFrom());
        JsonObject results = record.getJsonObject("auth_results");
        assertEquals(results.getJsonArray("dkim").getValuesAs(JsonObject.class).stream().map(dkim -> dkim.getString("domain") + " " + dkim.getString("selector") + " " + lower(dkim, "result") + " " + dkim.getString("human_result", "")).toList(),
                row.dkimResults().stream().map(dkim -> dkim.domain() + " " + dkim.selector() + " " + dkim.result().text() + " " + dkim.human()).toList());
        assertEquals(results.getJsonArray("spf").getValuesAs(JsonObject.class).stream().map(spf -> spf.getString("domain") + " " + lower(spf, "scope").replace("unspecified", "").replace("mailfrom", "mfrom") + " " + lower(spf, "result")).toList(),
                row.spfResults().stream().map(spf -> spf.domain() + " " + spf.scope().text() + " " + spf.result().text()).toList());
        assertEquals(record.getJsonArray("extensions").size(), row.extensions().split("<extension ", -1).length - 1);
    }

    private static String lower(JsonObject object, String name) {
        return object.getString(name, "").toLowerCase(Locale.ROOT);
    }

    @Test
    void failure_reports_are_as_mail_auth_reads_them() throws IOException {
        Path folder = folder().resolve("failure");
        for (String name : List.of("mail-auth-001", "mail-auth-002", "mail-auth-003")) {
            JsonObject expected = json(folder.resolve(name + ".json")).asJsonObject();
            FailureReport report = ((FailureReading.Read) found(folder.resolve(name + ".eml")).getFirst().reading).report();
            assertEquals(lower(expected, "feedback_type"), report.feedbackType().replace("-", ""));
            assertEquals(expected.isNull("arrival_date") ? List.of() : List.of(Instant.ofEpochSecond(expected.getInt("arrival_date"))), report.arrival().stream().toList());
            assertEquals(texts(expected.getJsonArray("authentication_results")).stream().map(text -> AuthenticationResults.read(text.replace("\n", "\r\n"))).toList(), report.results());
            assertEquals(expected.getInt("incidents"), report.incidents());
            assertEquals(expected.getString("original_mail_from", ""), report.mailFrom());
            assertEquals(expected.getString("original_rcpt_to", ""), String.join("", report.rcptTo()));
            assertEquals(texts(expected.getJsonArray("reported_domain")), report.reportedDomains());
            assertEquals(texts(expected.getJsonArray("reported_uri")), report.reportedUris());
            assertEquals(expected.getString("reporting_mta", ""), report.reportingMta());
            assertEquals(expected.getString("source_ip", ""), report.source().map(Object::toString).orElse(""));
            assertEquals(expected.getString("user_agent"), report.userAgent());
            assertEquals(lower(expected, "auth_failure").replace("unspecified", ""), report.authFailure());
            assertEquals(expected.getString("dkim_domain", ""), report.dkimDomain());
        }
    }

    @Test
    void failure_reports_of_two_receivers_are_read() throws IOException {
        Path folder = folder().resolve("failure");
        for (String name : List.of("dmarc_ruf_report_linkedin.eml", "dmarc_ruf_report_linkedin.crlf.eml")) {
            FailureReport report = ((FailureReading.Read) found(folder.resolve(name)).getFirst().reading).report();
            assertEquals("example.com", report.domain().orElseThrow());
            assertEquals("10.10.10.10", report.source().orElseThrow().text());
            assertEquals(Instant.parse("2019-04-30T02:09:00Z"), report.arrival().orElseThrow());
            assertEquals("Subject line, could be UTF8 encoded", report.message().subject());
            assertEquals("delivered", report.deliveryResult());
        }
        FailureReport sharepoint = ((FailureReading.Read) found(folder.resolve("DMARC_Failure_Report_for_domain.de__mail-from=sharepoint@domain.de,_ip=10.10.10.10_.eml")).getFirst().reading).report();
        assertEquals("domain.de", sharepoint.domain().orElseThrow());
        assertEquals("sharepoint@domain.de", sharepoint.mailFrom());
        assertEquals(List.of("Interaktive Wettbewerber-\u00DCbersicht <sharepoint@domain.de>"), sharepoint.message().from());
        assertEquals("smg-policy-action", sharepoint.deliveryResult());
    }

    @Test
    void tls_reports_hold_what_their_json_says() throws IOException {
        Path folder = folder().resolve("tlsrpt");
        var sums = new HashMap<String, Long>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                TlsReport report = ((TlsReading.Read) found(file).getFirst().reading).report();
                sums.put(report.organization() + " " + report.policies().getFirst().domain() + " " + report.range().begin() + " " + report.failures(), report.successes());
            }
        }
        assertEquals(Map.of("Google Inc. cardinalhealth.ca 2024-09-03T00:00:00Z 0", 48L, "Company-X company-y.example 2016-04-01T00:00:00Z 303", 5326L, "Example Inc. example.com 2024-01-09T00:00:00Z 3", 0L), sums);
    }
}

package org.mailward.mailauth.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Reports for tests: one that is as RFC 9990 wants it, to be damaged in one place, and what reading came to.
final class Sample {

    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    static final String METADATA = "<report_metadata><org_name>Receiver</org_name><email>dmarc@receiver.example</email><report_id>r-1</report_id>"
            + "<date_range><begin>1795564800</begin><end>1795651199</end></date_range></report_metadata>\n";
    static final String POLICY = "<policy_published><domain>example.org</domain><p>reject</p><pct>100</pct></policy_published>\n";
    static final String RECORD = "<record><row><source_ip>192.0.2.1</source_ip><count>3</count><policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated></row>"
            + "<identifiers><header_from>example.org</header_from><envelope_from>bounce.example.org</envelope_from></identifiers>"
            + "<auth_results><dkim><domain>example.org</domain><selector>s1</selector><result>pass</result></dkim><spf><domain>bounce.example.org</domain><scope>mfrom</scope><result>pass</result></spf></auth_results></record>\n";
    static final String REPORT = DECLARATION + "<feedback xmlns=\"urn:ietf:params:xml:ns:dmarc-2.0\">\n<version>1.0</version>\n" + METADATA + POLICY + RECORD + "</feedback>\n";

    private Sample() {
    }

    /// @param headers each header that was begun with
    record Result(AggregateReading reading, List<AggregateHeader> headers, List<AggregateRow> rows) {

        AggregateReading.Read read() {
            if (reading instanceof AggregateReading.Read read) {
                return read;
            }
            throw new AssertionError("not read: " + reading);
        }

        Unreadable unreadable() {
            if (reading instanceof Unreadable unreadable) {
                return unreadable;
            }
            throw new AssertionError("was read: " + reading);
        }
    }

    /// Keeps everything that it is told.
    static final class Kept implements AggregateRows {
        final List<AggregateHeader> headers = new ArrayList<>();
        final List<AggregateRow> rows = new ArrayList<>();

        @Override
        public void begin(AggregateHeader header) {
            if (!rows.isEmpty()) {
                throw new AssertionError("began after rows");
            }
            headers.add(header);
        }

        @Override
        public void row(AggregateRow row) {
            if (headers.size() != 1) {
                throw new AssertionError("a row before its header");
            }
            rows.add(row);
        }
    }

    static Result read(String report) {
        return read(report.getBytes(StandardCharsets.UTF_8), ReportLimits.DEFAULTS);
    }

    static Result read(byte[] report) {
        return read(report, ReportLimits.DEFAULTS);
    }

    static Result read(byte[] report, ReportLimits limits) {
        var kept = new Kept();
        try {
            return new Result(AggregateReader.read(new ByteArrayInputStream(report), NOW, limits, kept), kept.headers, kept.rows);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }
}

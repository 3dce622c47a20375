package org.mailward.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mailward.mailauth.report.AggregateHeader;
import org.mailward.mailauth.report.AggregateReader;
import org.mailward.mailauth.report.AggregateReading;
import org.mailward.mailauth.report.AggregateRow;
import org.mailward.mailauth.report.AggregateRows;
import org.mailward.mailauth.report.AggregateWriter;
import org.mailward.mailauth.report.FailureReader;
import org.mailward.mailauth.report.FailureReading;
import org.mailward.mailauth.report.ReportLimits;
import org.mailward.mailauth.report.TlsReader;
import org.mailward.mailauth.report.TlsReading;
import org.mailward.mailauth.report.TlsWriter;
import org.mailward.mailauth.report.Unpacking;

/// The readers of reports, and what unpacks them.
final class ReportTargets {

    private ReportTargets() {
    }

    static List<Target> all() {
        return List.of(unpacking(), aggregateReports(), failureReports(), tlsReports());
    }

    /// What is found is read too, as an arrival is.
    private static Target unpacking() {
        String xml = "<?xml version=\"1.0\"?><feedback><report_metadata/></feedback>";
        return new Target("unpacking",
                List.of(packed(xml), packed(packed(xml)), zipped(xml), xml, "{\"organization-name\":\"x\",\"policies\":[]}",
                        "From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\nContent-Type: application/gzip; name=\"r.gz\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                + Base64.getMimeEncoder().encodeToString(octets(packed(xml))) + "\r\n--b--\r\n",
                        "From: a@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n<feedback> is attached\r\n--b\r\nContent-Type: text/xml\r\n\r\n" + xml
                                + "\r\n--b--\r\n",
                        "From: a@example.org\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: auth-failure\r\n"
                                + "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n--b--\r\n",
                        "From: a@example.org\r\nContent-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: x\r\n--b\r\n\r\nSubject: y\r\n\r\nz\r\n--b--\r\n",
                        "From: a@example.org\nContent-Type: text/xml\nContent-Transfer-Encoding: quoted-printable\n\n<feedback><a b=3D\"c\">=\n</a></feedback>\n",
                        "\u0078\u009f\u003e\"\u0001\0\u0002\u000f\u0080\6\0\u0005\0\0\0hello\0\0"),
                List.of("\r\n", "--b", "--b--", "Content-Type: ", "multipart/mixed; boundary=b", "message/rfc822", "message/feedback-report", "text/plain", "multipart/digest; boundary=b", "Content-Transfer-Encoding: base64\r\n\r\n", "PK\3\4", "PK\7\b", "PK\1\2", "\u001f\u008b\b", "\u0078\u009c",
                        "<feedback>", "{", "H4sI", "=\r\n", "=3D", "\0\0\0\0", "Feedback-Type: x"),
                text -> {
                    try {
                        Unpacking.unpack(new ByteArrayInputStream(octets(text)), "", ReportLimits.DEFAULTS, (payload, content) -> {
                            bear(payload);
                            switch (payload.kind()) {
                                case AGGREGATE -> AggregateReader.read(content, Instant.EPOCH, ReportLimits.DEFAULTS, new Unheeded());
                                case FAILURE -> FailureReader.read(content, ReportLimits.DEFAULTS);
                                case TLS -> TlsReader.read(content, Instant.EPOCH, ReportLimits.DEFAULTS);
                            }
                        });
                    } catch (IOException thrown) {
                        throw new UncheckedIOException(thrown);
                    }
                });
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String packed(String text) {
        var out = new ByteArrayOutputStream();
        try (var packer = new GZIPOutputStream(out)) {
            packer.write(octets(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static String zipped(String text) {
        var out = new ByteArrayOutputStream();
        try (var packer = new ZipOutputStream(out)) {
            for (String name : List.of("a.xml", "b.xml")) {
                packer.putNextEntry(new ZipEntry(name));
                packer.write(octets(text));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static final class Unheeded implements AggregateRows {
        @Override
        public void begin(AggregateHeader header) {
            bear(header);
        }

        @Override
        public void row(AggregateRow row) {
            bear(row);
        }
    }

    private record Borne(AggregateRows rows) implements AggregateRows {
        @Override
        public void begin(AggregateHeader header) throws IOException {
            bear(header);
            rows.begin(header);
        }

        @Override
        public void row(AggregateRow row) throws IOException {
            bear(row);
            rows.row(row);
        }
    }

    /// No database takes control characters or halves of characters.
    private static void bear(Object value) {
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c < ' ' && c != '\n' && c != '\t' && c != '\r' || Character.isSurrogate(c)) {
                throw new IllegalStateException("gave a character that cannot be stored: " + (int) c + " in " + text);
            }
        }
    }

    /// What was read is written, and must read the same; no record may vanish on the way.
    private static Target aggregateReports() {
        String head = "<report_metadata><org_name>x</org_name><report_id>1</report_id><date_range><begin>1700000000</begin><end>1700086399</end></date_range></report_metadata>"
                + "<policy_published><domain>example.org</domain><p>none</p></policy_published>";
        String row = "<record><row><source_ip>192.0.2.1</source_ip><count>2</count><policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf><reason><type>other</type></reason></policy_evaluated></row>"
                + "<identifiers><header_from>example.org</header_from></identifiers><auth_results><dkim><domain>example.org</domain><result>pass</result></dkim></auth_results></record>";
        return new Target("aggregate reports",
                List.of("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feedback xmlns=\"urn:ietf:params:xml:ns:dmarc-2.0\">" + head + row + row + "</feedback>", "<feedback>" + row + head + "</feedback>",
                        "<feedback>" + head + "<extension><x:y/></extension>" + row.replace("</record>", "<z/></record>") + "</feedback>"),
                List.of("<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE a>", "&amp;", "&", ";", "&#1;", "&#xD800;", "<record>", "</record>", "<row>", "</row>", "<count>", "</count>", "<x>", "</x>",
                        "</feedback>", "<feedback>", "<extension>", "</extension>", " a=\"b\"", "\0", "\u0001", "\u00ff\u00fe", "</report_metadata>", "<policy_published>", "<version>1</version>", "\r", "encoding=\"utf-16\""),
                text -> {
                    try {
                        var first = new ByteArrayOutputStream();
                        var writer = new AggregateWriter(first);
                        Instant now = Instant.parse("2026-11-26T12:00:00Z");
                        if (AggregateReader.read(new ByteArrayInputStream(octets(text)), now, ReportLimits.DEFAULTS, new Borne(writer)) instanceof AggregateReading.Read read && read.header().extensions().isEmpty()) {
                            bear(read.header());
                            writer.end();
                            var again = AggregateReader.read(new ByteArrayInputStream(first.toByteArray()), now, ReportLimits.DEFAULTS, new Unheeded());
                            boolean same = again instanceof AggregateReading.Read other && other.rows() == read.rows() && other.messages() == read.messages() && other.header().range().equals(read.header().range());
                            if (!same && !first.toString(StandardCharsets.UTF_8).contains("</x>") && !text.contains("<z/>")) {
                                throw new IllegalStateException("written as " + first.toString(StandardCharsets.UTF_8) + " and read as " + again);
                            }
                        }
                    } catch (IOException thrown) {
                        throw new UncheckedIOException(thrown);
                    }
                });
    }

    private static Target failureReports() {
        return new Target("failure reports",
                List.of("Content-Type: multipart/report; report-type=feedback-report; boundary=b\r\nSubject: x\r\n\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: auth-failure\r\nSource-IP: 192.0.2.1\r\n"
                        + "Arrival-Date: Wed, 25 Nov 2026 09:00:01 +0000\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: =?utf-8?q?J=C3=B6rg?= <a@example.org>\r\nSubject: y\r\n\r\nbody\r\n--b--\r\n",
                        "From: a@example.org\nSubject: DMARC Failure Report for example.org (mail-from=a@example.org, ip=192.0.2.1)\n\nSender Domain: example.org\nSender IP Address: 192.0.2.1\n------\nFrom: b@example.org\n",
                        "Feedback-Type: abuse\r\nIncidents: 3\r\nReported-URI: mailto:a@example.org\r\n"),
                List.of("\r\n", "--b", ": ", "Feedback-Type: ", "Source-IP: ", "Authentication-Results: ", "Sender IP Address: ", "-----", "=?utf-8?b?", "?=", "<", ">", "@", "ip=", "message/rfc822", "Incidents: ", " ", "\0"),
                text -> {
                    try {
                        if (FailureReader.read(new ByteArrayInputStream(octets(text)), ReportLimits.DEFAULTS) instanceof FailureReading.Read read) {
                            bear(read.report());
                            read.report().domain();
                            read.report().redacted();
                        }
                    } catch (IOException thrown) {
                        throw new UncheckedIOException(thrown);
                    }
                });
    }

    private static Target tlsReports() {
        return new Target("tls reports",
                List.of("{\"organization-name\":\"x\",\"date-range\":{\"start-datetime\":\"2026-11-25T00:00:00Z\",\"end-datetime\":\"2026-11-25T23:59:59Z\"},\"report-id\":\"1\",\"policies\":[{\"policy\":{\"policy-type\":\"sts\",\"policy-string\":[\"a\"],"
                        + "\"policy-domain\":\"example.org\",\"mx-host\":[\"*.example.org\"]},\"summary\":{\"total-successful-session-count\":10,\"total-failure-session-count\":\"3\"},\"failure-details\":[{\"result-type\":\"certificate-expired\","
                        + "\"sending-mta-ip\":\"192.0.2.1\",\"failed-session-count\":3}]}]}"),
                List.of("{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\uD83D", "null", "true", "-1", "1e9", "\"policies\"", "\"policy\"", "\"summary\"", "\0", "\u00ef\u00bb\u00bf", "2099-01-01T00:00:00Z", " "),
                text -> {
                    Instant now = Instant.parse("2026-11-26T12:00:00Z");
                    try {
                        if (TlsReader.read(new ByteArrayInputStream(octets(text)), now, ReportLimits.DEFAULTS) instanceof TlsReading.Read read) {
                            bear(read.report());
                            String written = TlsWriter.write(read.report());
                            if (!(TlsReader.read(new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)), now, ReportLimits.DEFAULTS) instanceof TlsReading.Read again) || !again.report().equals(read.report())) {
                                throw new IllegalStateException("written as " + written);
                            }
                        }
                    } catch (IOException thrown) {
                        throw new UncheckedIOException(thrown);
                    }
                });
    }
}

package org.mailward.crash;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes aggregate reports as receivers do, without a class of the application's.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7489#appendix-C">RFC 7489 Appendix C</a>
final class Reports {

    private static final int MOST_ROWS = 2_000;
    private static final double TAIL = 1.1;
    private static final int DAYS = 40;
    private static final String[] REPORTERS = {"google.com", "Yahoo", "Outlook.com", "GMX", "Mail.Ru", "comcast.net"};
    private static final String[] SERVICES = {"mcsv.net", "sendgrid.net", "amazonses.com", "zendesk.com"};

    private final Random random;
    private final Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);

    Reports(Random random) {
        this.random = random;
    }

    /// A report with a heavy-tailed number of rows.
    byte[] xml(int no, int domain) {
        var out = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            var begin = today.minus(1 + random.nextInt(DAYS), ChronoUnit.DAYS);
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("feedback");
            xml.writeStartElement("report_metadata");
            text(xml, "org_name", REPORTERS[random.nextInt(REPORTERS.length)]);
            text(xml, "email", "dmarc@reporter.example");
            text(xml, "report_id", "crash-" + no);
            xml.writeStartElement("date_range");
            text(xml, "begin", begin.getEpochSecond());
            text(xml, "end", begin.getEpochSecond() + 86_399);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeStartElement("policy_published");
            text(xml, "domain", Estate.domain(domain));
            text(xml, "adkim", "r");
            text(xml, "aspf", "r");
            text(xml, "p", "none");
            text(xml, "pct", 100);
            xml.writeEndElement();
            int rows = (int) Math.min(MOST_ROWS, 4 * Math.ceil(Math.pow(1 - random.nextDouble(), -1 / TAIL)));
            for (int i = 0; i < rows; i++) {
                row(xml, Estate.domain(domain), i);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A report cannot be written", e);
        }
        return out.toByteArray();
    }

    private void row(XMLStreamWriter xml, String domain, int number) throws XMLStreamException {
        var service = SERVICES[random.nextInt(SERVICES.length)];
        boolean dkim = random.nextInt(3) > 0;
        boolean spf = random.nextInt(3) > 0;
        xml.writeStartElement("record");
        xml.writeStartElement("row");
        text(xml, "source_ip", number % 9 == 8 ? "2001:db8:" + Integer.toHexString(random.nextInt(60_000)) + "::1" : "198.51." + random.nextInt(200) + "." + (1 + random.nextInt(250)));
        text(xml, "count", 1 + (long) Math.pow(10, random.nextDouble() * 4));
        xml.writeStartElement("policy_evaluated");
        text(xml, "disposition", random.nextInt(8) == 0 ? "quarantine" : "none");
        text(xml, "dkim", dkim ? "pass" : "fail");
        text(xml, "spf", spf ? "pass" : "fail");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("identifiers");
        text(xml, "header_from", domain);
        xml.writeEndElement();
        xml.writeStartElement("auth_results");
        xml.writeStartElement("dkim");
        text(xml, "domain", dkim ? domain : service);
        text(xml, "selector", "k1");
        text(xml, "result", "pass");
        xml.writeEndElement();
        xml.writeStartElement("spf");
        text(xml, "domain", spf ? "bounce." + domain : service);
        text(xml, "result", "pass");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String name, Object value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value.toString());
        xml.writeEndElement();
    }
}

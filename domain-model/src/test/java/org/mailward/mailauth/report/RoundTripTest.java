package org.mailward.mailauth.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.IpAddress;

/// What was written reads as it was, for any texts; and what is well-formed reads as the JDK's parser reads it.
class RoundTripTest {

    private static final String[] PIECES = {"a", "Z", "9", ".", "-", "&", "<", ">", "\"", "'", "]]>", "&amp;", "<!--", "?>", "\u00FC", "\u20AC", "\uD83D\uDCE7", " ", "\n", "\\", "/", "="};
    private final SplittableRandom random = new SplittableRandom(20_261_126);

    private String text() {
        var text = new StringBuilder();
        for (int left = random.nextInt(6); left > 0; left--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        // Blanks around a text are not kept.
        return text.toString().strip();
    }

    private Optional<String> maybe() {
        return Optional.of(text()).filter(text -> !text.isEmpty());
    }

    private <T> List<T> some(int most, Supplier<T> one) {
        var list = new ArrayList<T>();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            list.add(one.get());
        }
        return list;
    }

    private <E extends Enum<E>> Stated<E> word(E[] values) {
        int which = random.nextInt(values.length + 1);
        return which == values.length ? Stated.nothing() : Stated.of(values[which]);
    }

    private IpAddress address() {
        return random.nextBoolean() ? new IpAddress(IpAddress.Family.FOUR, 0, random.nextLong(1L << 32)) : new IpAddress(IpAddress.Family.SIX, random.nextLong(), random.nextLong());
    }

    private AggregateRow row() {
        return new AggregateRow(address(), random.nextLong(1_000_000), word(Disposition.values()), word(Evaluated.values()), word(Evaluated.values()),
                some(2, () -> new OverrideReason(word(OverrideType.values()), text() + "x")), text(), text(), text(),
                some(3, () -> new DkimAuth(text() + "x", text(), word(AuthResult.values()), text())), some(2, () -> new SpfAuth("x" + text(), word(SpfScope.values()), word(AuthResult.values()), text())),
                random.nextInt(4) == 0 ? "<x:y xmlns:x=\"urn:x\"><z>1 &lt; 2</z></x:y>" : "");
    }

    private AggregateHeader header() {
        Instant begin = Sample.NOW.minusSeconds(86_400 + random.nextInt(1_000_000)).truncatedTo(ChronoUnit.SECONDS);
        return new AggregateHeader(Dialect.RFC_9990, "urn:ietf:params:xml:ns:dmarc-2.0", text(), text(), text(), text(), text(), new ReportRange(begin, begin.plusSeconds(86_399)),
                some(2, () -> text() + "x"), text(), new PublishedPolicy("example.org", maybe(), maybe(), maybe(), maybe(), maybe(), maybe(), maybe(), maybe(), maybe()),
                random.nextInt(4) == 0 ? "<extension><e:a xmlns:e=\"urn:e\" b=\"c\"/></extension>" : "");
    }

    private static byte[] written(AggregateHeader header, List<AggregateRow> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = new AggregateWriter(out);
        writer.begin(header);
        for (AggregateRow row : rows) {
            writer.row(row);
        }
        writer.end();
        return out.toByteArray();
    }

    @Test
    void an_aggregate_report_reads_as_it_was_written() throws IOException {
        for (int i = 0; i < 500; i++) {
            AggregateHeader header = header();
            List<AggregateRow> rows = some(5, this::row);
            byte[] xml = written(header, rows);
            var result = Sample.read(xml);
            assertEquals(header, result.read().header(), () -> new String(xml, StandardCharsets.UTF_8));
            assertEquals(rows, result.rows(), () -> new String(xml, StandardCharsets.UTF_8));
            assertEquals(rows.stream().mapToLong(AggregateRow::messages).sum(), result.read().messages());
            assertEquals(List.of(), result.read().quirks().stream().filter(Quirk::isSalvage).toList(), () -> new String(xml, StandardCharsets.UTF_8));
        }
    }

    /// The texts of all elements in the order of the file, by the JDK.
    private static List<String> byTheJdk(byte[] xml, String element) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        var reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        var texts = new ArrayList<String>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals(element)) {
                texts.add(reader.getElementText().strip());
            }
        }
        return texts;
    }

    @Test
    void what_is_well_formed_reads_as_the_jdk_reads_it() throws IOException, XMLStreamException {
        for (int i = 0; i < 200; i++) {
            String written = new String(written(header(), List.of(row(), row())), StandardCharsets.UTF_8);
            // Every way to write the same thing.
            String varied = written.replace("&quot;", i % 2 == 0 ? "&#34;" : "&#x22;").replace("<header_from>", i % 3 == 0 ? "<header_from><!-- x -->" : "<header_from ><![CDATA[&<x>]]>")
                    .replace("</record>", i % 2 == 0 ? "</record\n><?pi <record> ?>" : "</record><!-- <record><row> -->").replace("\n", i % 5 == 0 ? "\r\n" : "\n");
            byte[] xml = varied.getBytes(StandardCharsets.UTF_8);
            var result = Sample.read(xml);
            assertEquals(byTheJdk(xml, "source_ip"), result.rows().stream().map(row -> row.source().text()).toList(), varied);
            assertEquals(byTheJdk(xml, "header_from"), result.rows().stream().map(AggregateRow::headerFrom).filter(from -> !from.isEmpty()).toList(), varied);
            assertEquals(byTheJdk(xml, "selector"), result.rows().stream().flatMap(row -> row.dkimResults().stream()).map(DkimAuth::selector).filter(selector -> !selector.isEmpty()).toList(), varied);
            assertEquals(byTheJdk(xml, "error"), result.read().header().errors(), varied);
        }
    }

    @Test
    void a_tls_report_reads_as_it_was_written() throws IOException {
        for (int i = 0; i < 500; i++) {
            var report = new TlsReport(text(), text(), text(), new ReportRange(Sample.NOW.minusSeconds(86_400), Sample.NOW.minusSeconds(1)), some(3, () -> new TlsPolicy(word(TlsPolicyType.values()),
                    some(3, () -> text() + "x"), "example.org", some(2, () -> text() + "x"), random.nextLong(1000), random.nextLong(1000),
                    some(3, () -> new TlsFailure(word(TlsResultType.values()), Optional.of(address()), text(), text(), Optional.of(address()).filter(_ -> random.nextBoolean()), random.nextLong(1000), text(), text())))));
            String json = TlsWriter.write(report);
            TlsReading reading = TlsReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Sample.NOW, ReportLimits.DEFAULTS);
            assertEquals(report, reading instanceof TlsReading.Read read ? read.report() : reading, json);
        }
    }
}

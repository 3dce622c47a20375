package org.mailward.crash;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// Counts what mails say, with the JDK alone and without a class of the application's.
final class Count {

    private static final String BASE64 = "Content-Transfer-Encoding: base64\r\n";
    private static final String BLANK = "\r\n\r\n";
    private static final String END = "\r\n--crash";
    private static final int GZIP = 0x1f;
    private static final int ZIP = 'P';

    /// Of reports, of their rows, and of the messages in those.
    record Figures(long reports, long rows, long messages) {
        Figures plus(Figures more) {
            return new Figures(reports + more.reports, rows + more.rows, messages + more.messages);
        }
    }

    /// One report.
    /// @param identity reporter, id, domain and range
    record Report(String identity, String domain, long rows, long messages) {
    }

    private Count() {
    }

    /// Figures per domain, the same report counted once however often it was sent.
    static Map<String, Figures> of(Collection<Letter> letters) {
        var counted = new HashSet<String>();
        var figures = new TreeMap<String, Figures>();
        for (var letter : letters) {
            read(letter).filter(report -> counted.add(report.identity())).ifPresent(report ->
                    figures.merge(report.domain(), new Figures(1, report.rows(), report.messages()), Figures::plus));
        }
        return figures;
    }

    /// The report in a mail; empty when that cannot be read to its end.
    static Optional<Report> read(Letter letter) {
        var text = letter.octets();
        int from = text.indexOf(BLANK, text.indexOf(BASE64)) + BLANK.length();
        byte[] attachment = Base64.getMimeDecoder().decode(text.substring(from, text.indexOf(END, from)));
        try (var content = unpacked(attachment)) {
            return Optional.of(report(content));
        } catch (IOException | XMLStreamException | NumberFormatException broken) {
            return Optional.empty();
        }
    }

    private static InputStream unpacked(byte[] attachment) throws IOException {
        var bytes = new ByteArrayInputStream(attachment);
        switch (attachment[0] & 0xff) {
            case GZIP -> {
                return new GZIPInputStream(bytes);
            }
            case ZIP -> {
                var zip = new ZipInputStream(bytes);
                if (zip.getNextEntry() == null) {
                    throw new IOException("There is nothing in the archive");
                }
                return zip;
            }
            default -> {
                return bytes;
            }
        }
    }

    private static Report report(InputStream content) throws IOException, XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        // What is no text is refused before the XML reader sees it, which would print that besides.
        var xml = factory.createXMLStreamReader(new StringReader(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content.readAllBytes())).toString()));
        var identity = new StringBuilder();
        var domain = "";
        long rows = 0;
        long messages = 0;
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "org_name", "report_id", "begin", "end" -> identity.append(xml.getElementText()).append(' ');
                    case "domain" -> domain = domain.isEmpty() ? xml.getElementText() : domain;
                    case "record" -> rows++;
                    case "count" -> messages += Long.parseLong(xml.getElementText());
                    default -> {
                        // Says nothing that is counted.
                    }
                }
            }
        }
        return new Report(identity + domain, domain, rows, messages);
    }
}

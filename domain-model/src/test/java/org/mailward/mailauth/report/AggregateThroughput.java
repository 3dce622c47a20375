package org.mailward.mailauth.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.mailward.mailauth.dns.IpAddress;

/// Prints how many rows one thread reads in a second, and in how many the JDK's parser goes through the same file without making
/// anything of it. The first argument is the number of rows.
public final class AggregateThroughput {

    private AggregateThroughput() {
    }

    public static void main(String[] arguments) throws IOException, XMLStreamException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        byte[] xml = report(rows);
        for (int round = 0; round < 6; round++) {
            long began = System.nanoTime();
            AggregateReader.read(new ByteArrayInputStream(xml), Sample.NOW, ReportLimits.DEFAULTS, new AggregateRows() {
                @Override
                public void begin(AggregateHeader header) {
                }

                @Override
                public void row(AggregateRow row) {
                }
            });
            double read = rows / ((System.nanoTime() - began) / 1e9);
            began = System.nanoTime();
            var parser = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new ByteArrayInputStream(xml));
            while (parser.hasNext()) {
                parser.next();
            }
            System.out.printf(Locale.ROOT, "%d bytes a row: %,.0f rows/s read, %,.0f rows/s gone through by the JDK's parser%n", xml.length / rows, read, rows / ((System.nanoTime() - began) / 1e9));
        }
    }

    private static byte[] report(int rows) throws IOException {
        var random = new SplittableRandom(20_261_126);
        var out = new ByteArrayOutputStream();
        var writer = new AggregateWriter(out);
        var policy = new PublishedPolicy("example.org", Optional.of("r"), Optional.of("r"), Optional.of("none"), Optional.empty(), Optional.empty(), Optional.of("100"), Optional.empty(), Optional.empty(), Optional.empty());
        writer.begin(new AggregateHeader(Dialect.NONE, "", "1.0", "Receiver", "dmarc@receiver.example", "", "r-1", new ReportRange(Sample.NOW.minusSeconds(86_400), Sample.NOW.minusSeconds(1)), List.of(), "", policy, ""));
        for (int i = 0; i < rows; i++) {
            writer.row(new AggregateRow(new IpAddress(IpAddress.Family.FOUR, 0, random.nextLong(1L << 32)), 1 + random.nextInt(500), Stated.of(Disposition.NONE), Stated.of(Evaluated.PASS), Stated.of(Evaluated.FAIL), List.of(),
                    "example.org", "bounce" + random.nextInt(300) + ".example.org", "",
                    List.of(new DkimAuth("example.org", "s" + random.nextInt(10), Stated.of(AuthResult.PASS), ""), new DkimAuth("service.example", "awbr2rp4egb35wbg4umq4e5dcoe5kc4n", Stated.of(AuthResult.PASS), "")),
                    List.of(new SpfAuth("service.example", Stated.of(SpfScope.MFROM), Stated.of(AuthResult.PASS), "")), ""));
        }
        writer.end();
        return out.toByteArray();
    }
}

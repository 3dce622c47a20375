package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Every file that a client can take home: nowhere in it, nor in its name, is ours or a framework's.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientFilesIT {

    private static final Duration MADE = Duration.ofMinutes(2);
    private static final Pattern TRACES = Pattern.compile("(?i)mailward|primefaces|omnifaces|payara|glassfish|mojarra|jakarta|hibernate|pdfbox|open ?html ?to ?pdf|flying ?saucer|batik|itext|librepdf|openpdf|servlet");
    private static final Pattern FILE = Pattern.compile("\\.(?:pdf|csv)(?:\\?|$)|/app/report-preview\\?");

    private final LinkedHashSet<String> addresses = new LinkedHashSet<>();
    private Caller dora = Caller.visitor();

    @BeforeAll
    void every_link_to_a_file() {
        SharedStack.get();
        dora = Caller.signedIn(People.DORA);
        var customer = Records.customer(People.ACME);
        var domain = Records.ids("select id from managed_domain where customer_id = ? order by name limit 1", customer).getFirst();
        var ada = new Api(Keys.program(Caller.signedIn(People.ADA), "PROVIDER_ADMIN", Optional.empty()));
        for (var edition : List.of("MANAGEMENT", "TECHNICAL")) {
            ada.keptReport(customer, edition, MADE);
            addresses.add("/app/customer-report.pdf?customer=" + customer + "&paper=a4&edition=" + edition.toLowerCase(java.util.Locale.ROOT));
        }
        for (var page : List.of("/app/overview", "/app/domains", "/app/reports", "/app/audit", "/app/domain?id=" + domain, "/app/domain-traffic?id=" + domain, "/app/customer-traffic?id=" + customer,
                "/app/compliance?customer=" + customer, "/app/tls?id=" + domain, "/app/failures?id=" + domain)) {
            dora.get(page).page().select("a[href]").stream().map(link -> link.absUrl("href")).filter(address -> FILE.matcher(address).find()).forEach(addresses::add);
        }
    }

    @Test
    void no_file_of_a_client_names_us_or_what_we_are_made_of() throws IOException {
        assertTrue(addresses.size() >= 10, "Too few files were found: " + addresses);
        var traces = new ArrayList<String>();
        int documents = 0;
        int tables = 0;
        for (var address : addresses) {
            var file = dora.get(address);
            assertEquals(200, file.status(), file.toString());
            file.headers().map().forEach((name, values) -> look(traces, address, "header", name + ": " + values));
            if (file.mediaType().equals("application/pdf")) {
                documents++;
                document(traces, address, file.body().octets());
            } else {
                tables += file.mediaType().equals("text/csv") ? 1 : 0;
                look(traces, address, "text", file.text());
            }
        }
        assertEquals(List.of(), traces);
        assertTrue(documents >= 4 && tables >= 3, documents + " documents and " + tables + " tables of " + addresses);
    }

    /// Everything in a document: its text, and every string, name and stream, unpacked.
    private static void document(List<String> traces, String address, byte[] octets) throws IOException {
        try (var pdf = Loader.loadPDF(octets)) {
            look(traces, address, "text", new PDFTextStripper().getText(pdf));
            var objects = pdf.getDocument().getXrefTable().keySet();
            assertTrue(objects.size() > 20, "A document has objects: " + objects.size());
            var seen = new java.util.HashSet<COSBase>();
            everything(traces, address, pdf.getDocument().getTrailer(), seen);
            for (var key : objects) {
                everything(traces, address, pdf.getDocument().getObjectFromPool(key), seen);
            }
        }
        look(traces, address, "raw", new String(octets, StandardCharsets.ISO_8859_1));
    }

    private static void everything(List<String> traces, String address, COSBase object, java.util.Set<COSBase> seen) throws IOException {
        var waiting = new java.util.ArrayDeque<COSBase>(List.of(object));
        while (!waiting.isEmpty()) {
            var one = waiting.removeFirst();
            if (!seen.add(one)) {
                continue;
            }
            switch (one) {
                case COSObject reference -> Optional.ofNullable(reference.getObject()).ifPresent(waiting::addLast);
                case COSString text -> look(traces, address, "string", text.getString());
                case COSName name -> look(traces, address, "name", name.getName());
                case COSArray array -> array.forEach(each -> Optional.ofNullable(each).ifPresent(waiting::addLast));
                case COSDictionary dictionary -> {
                    dictionary.entrySet().forEach(entry -> {
                        look(traces, address, "name", entry.getKey().getName());
                        Optional.ofNullable(entry.getValue()).ifPresent(waiting::addLast);
                    });
                    if (dictionary instanceof COSStream stream && !dictionary.containsKey(COSName.LENGTH1)) {
                        look(traces, address, "stream", stream.toTextString());
                    }
                }
                default -> { }
            }
        }
    }

    private static void look(List<String> traces, String address, String where, String text) {
        var found = TRACES.matcher(text);
        if (found.find()) {
            traces.add(address + " " + where + ": " + text.substring(Math.max(0, found.start() - 40), Math.min(text.length(), found.end() + 40)));
        }
    }
}

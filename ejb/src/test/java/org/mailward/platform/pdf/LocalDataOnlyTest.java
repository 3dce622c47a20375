package org.mailward.platform.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.xml.parsers.DocumentBuilderFactory;

import com.sun.net.httpserver.HttpServer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/// The renderer's own net, with the reduction of logos out of the way.
class LocalDataOnlyTest {

    private static final String TEXT = "<p>Something to draw.</p>";
    private static final PostureReportPdf PDF = new PostureReportPdf();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] picture = PostureReportPdfTest.png();
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<img alt='a' src='ADDRESS'/>",
        "<img alt='a' src='ADDRESS.svg'/>",
        "<img alt='a' src='ADDRESS.pdf'/>",
        "<svg xmlns='http://www.w3.org/2000/svg' alt='a' width='20' height='20'><image width='9' height='9' href='ADDRESS'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' alt='a' width='20' height='20'><image width='9' height='9' xlink:href='ADDRESS'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' alt='a' width='20' height='20'><use xlink:href='ADDRESS#a'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' alt='a' width='20' height='20'><rect width='9' height='9' fill='url(ADDRESS#a)'/></svg>",
        "<p style=\"background-image: url('ADDRESS')\">b</p>",
        "<style>@import url('ADDRESS');</style>",
        "<style>@font-face { font-family: x; src: url('ADDRESS') }</style><p style='font-family: x, &quot;Liberation Sans&quot;'>b</p>",
        "<ul style=\"list-style-image: url('ADDRESS')\"><li>a</li></ul>",
        "<object data='ADDRESS' type='image/png'>c</object>",
    })
    void neither_network_nor_files_are_touched(String markup) throws Exception {
        String web = "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort() + "/asked";
        draw(markup.replace("ADDRESS", web));
        assertEquals(List.of(), asked);
        Path picture = Files.write(folder.resolve("picture.png"), PostureReportPdfTest.png());
        String file = picture.toUri().toString();
        assertEquals(0, pictures(draw(markup.replace("ADDRESS", file))));
    }

    @Test
    void a_picture_inside_the_document_is_drawn() throws Exception {
        String inside = LocalDataOnly.PNG + java.util.Base64.getEncoder().encodeToString(PostureReportPdfTest.png());
        assertTrue(pictures(draw("<img alt='a' src='" + inside + "'/>")) > 0);
    }

    private static byte[] draw(String markup) throws Exception {
        var metadata = new ArchiveMetadata("a", "b", "c", "d", Locale.ENGLISH, Reports.AT);
        return PDF.draw(page(markup), false, metadata);
    }

    private static Document page(String markup) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(new InputSource(new StringReader(
                "<html xmlns='http://www.w3.org/1999/xhtml' lang='en'><head><title>a</title><meta name='subject' content='c'/>"
                        + (markup.startsWith("<style>") ? markup.substring(0, markup.indexOf("</style>") + 8) : "")
                        + "<style>body { font-family: 'Liberation Sans' }</style></head><body>" + TEXT
                        + (markup.startsWith("<style>") ? markup.substring(markup.indexOf("</style>") + 8) : markup) + "</body></html>")));
    }

    private static int pictures(byte[] file) throws IOException {
        int pictures = 0;
        try (var document = Loader.loadPDF(file)) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getXObjectNames()) {
                    pictures += page.getResources().getXObject(name) instanceof PDImageXObject ? 1 : 0;
                }
            }
        }
        return pictures;
    }
}

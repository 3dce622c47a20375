package org.mailward.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// The folder of one Payara domain, written from the distribution's own.
///
/// Every listener is bound to loopback, and those that nothing here uses are left out: HTTPS, CORBA, the cluster.
final class PayaraDomain {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String HTTP_THREADS = "100";
    private static final String CONFIG = "/domain/configs/config[@name='server-config']";
    private static final String FILES_OF = "distribution.txt";
    /// A broker that was killed leaves it, and would not start again.
    private static final String LOCK = "imq/instances/imqbroker/lock";
    /// Left by the start before; the application is deployed again.
    private static final List<String> LEFT_OVERS = List.of("applications", "generated", "autodeploy", LOCK);

    private final Path home;
    private final Path folder;

    PayaraDomain(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    void write(Ports ports) throws IOException {
        var template = home.resolve("glassfish").resolve("domains").resolve(folder.getFileName().toString());
        var origin = folder.resolve(FILES_OF);
        if (!Files.exists(origin) || !Files.readString(origin).equals(home.toString())) {
            PrivateFiles.deleteTree(folder);
            PrivateFiles.copyTree(template, folder);
            Files.writeString(origin, home.toString());
        }
        for (var leftOver : LEFT_OVERS) {
            PrivateFiles.deleteTree(folder.resolve(leftOver));
        }
        writeConfiguration(template.resolve("config").resolve("domain.xml"), ports);
        writeLogging(template.resolve("config").resolve("logging.properties"));
    }

    /// Removes what keeps a domain from starting again whose server was killed.
    void unlock() throws IOException {
        PrivateFiles.deleteTree(folder.resolve(LOCK));
    }

    private void writeConfiguration(Path template, Ports ports) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            var domain = factory.newDocumentBuilder().parse(template.toFile());
            bindToLoopback(domain, ports);
            try (var out = Files.newOutputStream(folder.resolve("config").resolve("domain.xml"))) {
                TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(domain), new StreamResult(out));
            }
        } catch (ParserConfigurationException | SAXException | TransformerException | XPathExpressionException unreadable) {
            throw new IOException("Payara's " + template + " is not what this launcher knows: " + unreadable.getMessage(), unreadable);
        }
    }

    private static void bindToLoopback(Document domain, Ports ports) throws XPathExpressionException, IOException {
        var http = one(domain, CONFIG + "//network-listener[@name='http-listener-1']");
        http.setAttribute("address", LOOPBACK);
        http.setAttribute("port", Integer.toString(ports.http()));
        // What serves the pages is nobody's business: clients see their provider's portal.
        var protocol = one(domain, CONFIG + "//protocol[@name='http-listener-1']/http");
        protocol.setAttribute("server-header", "false");
        protocol.setAttribute("xpowered-by", "false");
        var admin = one(domain, CONFIG + "//network-listener[@name='admin-listener']");
        admin.setAttribute("address", LOOPBACK);
        admin.setAttribute("port", Integer.toString(ports.payaraAdmin()));
        one(domain, CONFIG + "//virtual-server[@id='server']").setAttribute("network-listeners", "http-listener-1");
        remove(domain, CONFIG + "//network-listener[@name='http-listener-2']");
        remove(domain, CONFIG + "//iiop-listener[@security-enabled='true']");
        one(domain, CONFIG + "//iiop-listener").setAttribute("enabled", "false");
        one(domain, CONFIG + "//iiop-listener").setAttribute("address", LOOPBACK);
        // Without the server's own JMX registry the message broker would open one on all interfaces.
        one(domain, CONFIG + "//jmx-connector").setAttribute("address", LOOPBACK);
        one(domain, CONFIG + "//jmx-connector").setAttribute("port", Integer.toString(ports.payaraJmx()));
        one(domain, CONFIG + "/hazelcast-config-specific-configuration").setAttribute("enabled", "false");
        one(domain, CONFIG + "//thread-pool[@name='http-thread-pool']").setAttribute("max-thread-pool-size", HTTP_THREADS);
        one(domain, CONFIG).appendChild(broker(domain, ports));
        for (var url : all(domain, "/domain/resources//property[@name='URL']")) {
            // The automatic server mode of H2 would listen on a port of its own.
            url.setAttribute("value", url.getAttribute("value").replace(";AUTO_SERVER=TRUE", ""));
        }
    }

    private static Element broker(Document domain, Ports ports) {
        var service = domain.createElement("jms-service");
        service.setAttribute("type", "EMBEDDED");
        service.setAttribute("default-jms-host", "default_JMS_host");
        service.setAttribute("addresslist-behavior", "priority");
        service.setAttribute("start-args", "-Dimq.hostname=" + LOOPBACK);
        var host = domain.createElement("jms-host");
        host.setAttribute("name", "default_JMS_host");
        host.setAttribute("host", LOOPBACK);
        host.setAttribute("port", Integer.toString(ports.payaraJms()));
        host.setAttribute("admin-user-name", "admin");
        host.setAttribute("admin-password", "admin");
        host.setAttribute("lazy-init", "true");
        service.appendChild(host);
        return service;
    }

    private static List<Element> all(Document domain, String path) throws XPathExpressionException {
        var found = (NodeList) XPathFactory.newDefaultInstance().newXPath().evaluate(path, domain, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }

    private static Element one(Document domain, String path) throws XPathExpressionException, IOException {
        return all(domain, path).stream().findFirst().orElseThrow(() -> new IOException("Payara's domain.xml has no " + path));
    }

    private static void remove(Document domain, String path) throws XPathExpressionException {
        all(domain, path).forEach(element -> element.getParentNode().removeChild(element));
    }

    /// The server prints, plainly; the launcher keeps what it prints.
    private void writeLogging(Path template) throws IOException {
        var lines = Files.readAllLines(template, StandardCharsets.ISO_8859_1).stream()
                .map(line -> line.startsWith("com.sun.enterprise.server.logging.UniformLogFormatter.ansiColor=") ? line.replace("true", "false") : line)
                .map(line -> line.startsWith("com.sun.enterprise.server.logging.GFFileHandler.logtoFile=") ? line.replace("true", "false") : line)
                .toList();
        Files.write(folder.resolve("config").resolve("logging.properties"), lines, StandardCharsets.ISO_8859_1);
    }
}

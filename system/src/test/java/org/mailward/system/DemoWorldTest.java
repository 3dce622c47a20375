package org.mailward.system;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailward.system.dns.DnsServer;
import org.mailward.system.dns.PastZones;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// The demo's world, asked over the network as the application asks it.
class DemoWorldTest {

    private static final int DAYS = 90;
    /// RFC 2606 §2, §3.
    private static final Set<String> RESERVED = Set.of("example", "example.com", "example.net", "example.org");

    private DnsServer server;
    private SimpleResolver resolver;

    @BeforeEach
    void start() throws IOException {
        int port = Ports.free().pastDns();
        server = new DnsServer(port, new PastZones(DemoFiles.zones()));
        server.start();
        resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(port);
        resolver.setTCP(true);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void every_domain_of_the_cast_is_there_under_a_reserved_name() throws IOException {
        var domains = cells(4);
        assertTrue(domains.size() >= 60, domains.size() + " domains");
        assertEquals(2, Set.copyOf(cells(0)).size());
        for (var domain : domains) {
            assertTrue(RESERVED.stream().anyMatch(name -> domain.endsWith("." + name)), domain);
            var answer = ask(java.net.IDN.toASCII(domain), Type.A);
            assertTrue(answer.getRcode() == Rcode.NOERROR, domain + " " + Rcode.string(answer.getRcode()));
        }
    }

    @Test
    void the_world_can_be_read_on_every_day() throws IOException {
        for (int ago = DAYS; ago >= 0; ago--) {
            assertEquals(List.of(Integer.toString(ago)), turn(ago));
            assertEquals(Rcode.NOERROR, ask("acme.example", Type.MX).getRcode());
        }
    }

    @Test
    void answers_are_of_the_day_that_was_set() throws IOException {
        turn(DAYS);
        assertEquals(List.of(), texts("_dmarc.gatehouse.example"));
        turn(50);
        assertEquals(List.of("v=DMARC1; p=none; rua=mailto:dmarc@gatehouse.example"), texts("_dmarc.gatehouse.example"));
        turn(0);
        assertTrue(texts("_dmarc.gatehouse.example").getFirst().startsWith("v=DMARC1; p=reject;"));
    }

    @Test
    void a_name_fails_on_the_days_of_its_outage_alone() throws IOException {
        turn(21);
        int before = ask("_dmarc.quarry-safety.example", Type.TXT).getRcode();
        turn(20);
        int during = ask("_dmarc.quarry-safety.example", Type.TXT).getRcode();
        turn(16);
        int after = ask("_dmarc.quarry-safety.example", Type.TXT).getRcode();
        assertAll(() -> assertEquals(Rcode.NOERROR, before), () -> assertEquals(Rcode.SERVFAIL, during), () -> assertEquals(Rcode.NOERROR, after));
    }

    private List<String> turn(int ago) throws IOException {
        return texts(ago + ".days-ago.demo-clock.invalid");
    }

    private List<String> texts(String name) throws IOException {
        return ask(name, Type.TXT).getSection(Section.ANSWER).stream().map(record -> String.join("", ((TXTRecord) record).getStrings())).toList();
    }

    private Message ask(String name, int type) throws IOException {
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN)));
    }

    private static List<String> cells(int column) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(Objects.requireNonNull(DemoWorldTest.class.getResourceAsStream("/org/mailward/demo/customers.tsv")), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t")[column]).collect(Collectors.toList());
        }
    }
}

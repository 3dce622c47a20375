package org.mailward.platform.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.Answer.Failure;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.platform.time.Time;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

@Timeout(60)
class LiveDnsResolverTest {

    private static final DomainName EXAMPLE = DomainName.of("example.org");
    private static final Question TXT = new Question(EXAMPLE, RecordType.TXT);
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration HASTY = Duration.ofMillis(150);

    private final AtomicReference<Instant> hands = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private final Time time = new Time(((InstantSource) hands::get).withZone(ZoneOffset.UTC));
    private final List<LoopbackDns> servers = new ArrayList<>();
    private final List<LiveDnsResolver> resolvers = new ArrayList<>();

    @AfterEach
    void close_servers() throws IOException {
        resolvers.forEach(LiveDnsResolver::close);
        for (LoopbackDns server : servers) {
            server.close();
        }
    }

    private LoopbackDns server(LoopbackDns.Behaviour behaviour) {
        return opened(new LoopbackDns(behaviour));
    }

    private LoopbackDns zone(String... lines) {
        return opened(LoopbackDns.zone(lines));
    }

    private LoopbackDns answering(int rcode) {
        return server((query, tcp) -> List.of(LoopbackDns.reply(query, rcode).toWire()));
    }

    private LoopbackDns silent() {
        return server((query, tcp) -> List.of());
    }

    private LoopbackDns opened(LoopbackDns server) {
        servers.add(server);
        return server;
    }

    private LiveDnsResolver asking(LoopbackDns... servers) {
        return asking(PATIENT, List.of(servers).stream().map(LoopbackDns::address).toList());
    }

    private LiveDnsResolver asking(Duration timeout, List<InetSocketAddress> servers) {
        return opened(new DnsSettings(servers, Map.of(), timeout, 2, 100, Duration.ofMinutes(15), Duration.ofMinutes(5), 200));
    }

    private LiveDnsResolver opened(DnsSettings settings) {
        var resolver = new LiveDnsResolver(settings, time);
        resolvers.add(resolver);
        return resolver;
    }

    private static InetSocketAddress deadPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
        }
    }

    private static Answer.Failed assertFailed(Failure failure, Answer answer) {
        var failed = assertInstanceOf(Answer.Failed.class, answer);
        assertEquals(failure, failed.failure(), failed.detail());
        assertTrue(failed.detail().endsWith("."), failed.detail());
        return failed;
    }

    private static List<RecordData> records(Answer answer) {
        return assertInstanceOf(Answer.Found.class, answer).records();
    }

    private static List<String> asked(LoopbackDns server) {
        return server.asked();
    }

    @Nested
    class Reads {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                A      | 192.0.2.1                  | Address[literal=192.0.2.1]
                AAAA   | 2001:db8:0:0:1:0:0:1       | Address[literal=2001:db8::1:0:0:1]
                AAAA   | 2001:db8:0:1:1:1:1:1       | Address[literal=2001:db8:0:1:1:1:1:1]
                AAAA   | ::ffff:192.0.2.1           | Address[literal=::ffff:192.0.2.1]
                AAAA   | ::1                        | Address[literal=::1]
                AAAA   | 2001:db8::                 | Address[literal=2001:db8::]
                MX     | 10 Mail.Example.Org.       | MailExchange[preference=10, exchange=mail.example.org]
                MX     | 0 .                        | MailExchange[preference=0, exchange=.]
                NS     | ns.example.net.            | Target[name=ns.example.net]
                PTR    | host.example.org.          | Target[name=host.example.org]
                CNAME  | other.example.net.         | Target[name=other.example.net]
                CAA    | 0 issuemail "ca.test"      | Presentation[text=0 issuemail "ca.test"]
                DS     | 1 13 0 AABB                | Presentation[text=1 13 0 AABB]
                TLSA   | 3 1 1 AABB                 | Presentation[text=3 1 1 AABB]
                """)
        void every_type_in_its_own_shape(RecordType type, String data, String expected) {
            var dns = zone("example.org. 300 " + type + " " + data);
            assertEquals(expected, records(asking(dns).ask(EXAMPLE, type)).getFirst().toString());
        }

        @Test
        void every_octet_of_every_string_of_a_text() {
            var dns = zone("example.org. 300 TXT \"v=a \\\"\\\\; \" \"\\000\\128\\255\" \"\"");
            var text = assertInstanceOf(RecordData.Text.class, records(asking(dns).ask(TXT)).getFirst());
            assertEquals(List.of("v=a \"\\; ", "\0\u0080\u00ff", ""), text.strings());
        }

        @Test
        void names_with_the_escape_character() {
            var dns = zone("a\\\\b\\@.example.org. 300 A 192.0.2.1");
            assertEquals(1, records(asking(dns).ask(DomainName.of("a\\b@.example.org"), RecordType.A)).size());
        }

        @Test
        void a_name_with_a_dot_inside_a_label_as_malformed() {
            var dns = zone("example.org. 300 MX 10 a\\.b.example.org.");
            assertFailed(Failure.MALFORMED, asking(dns).ask(EXAMPLE, RecordType.MX));
        }

        @Test
        void the_other_mail_servers_beside_one_with_a_blank_in_its_name() {
            var dns = zone("example.org. 300 MX 10 good.example.org.", "example.org. 300 MX 20 bad\\032name.example.org.");
            assertEquals(List.of(new RecordData.MailExchange(10, DomainName.of("good.example.org")), new RecordData.MailExchange(20, new DomainName("bad name.example.org"))),
                    records(asking(dns).ask(EXAMPLE, RecordType.MX)));
        }

        @Test
        void the_smallest_ttl() {
            var dns = zone("example.org. 300 CNAME other.test.", "other.test. 20 A 192.0.2.1");
            assertEquals(Duration.ofSeconds(20), assertInstanceOf(Answer.Found.class, asking(dns).ask(EXAMPLE, RecordType.A)).ttl());
        }
    }

    @Nested
    class Asks {

        @Test
        void for_recursion_and_validation_with_edns() {
            var dns = zone("example.org. 300 TXT a");
            asking(dns).ask(TXT);
            Message query = dns.queries().getFirst();
            assertTrue(query.getHeader().getFlag(Flags.RD));
            assertTrue(query.getHeader().getFlag(Flags.AD));
            assertEquals(Query.UDP_PAYLOAD, query.getOPT().getPayloadSize());
        }

        @Test
        void without_edns_a_server_that_does_not_know_it() {
            var dns = server((query, tcp) -> List.of(query.getOPT() != null
                    ? formatErrorWithoutQuestion(query)
                    : LoopbackDns.reply(query, Rcode.NOERROR, "example.org. 300 TXT a").toWire()));
            assertEquals(1, records(asking(dns).ask(TXT)).size());
        }

        private static byte[] formatErrorWithoutQuestion(Message query) {
            Message reply = LoopbackDns.reply(query, Rcode.FORMERR);
            reply.removeAllRecords(Section.QUESTION);
            return reply.toWire();
        }

        @Test
        void by_tcp_when_the_answer_was_cut() {
            var dns = server((query, tcp) -> {
                Message reply = tcp
                        ? LoopbackDns.reply(query, Rcode.NOERROR, "example.org. 300 TXT whole")
                        : LoopbackDns.reply(query, Rcode.NOERROR, "example.org. 300 TXT cut");
                if (!tcp) {
                    reply.getHeader().setFlag(Flags.TC);
                }
                return List.of(reply.toWire());
            });
            assertEquals(List.of(new RecordData.Text(List.of("whole"))), records(asking(dns).ask(TXT)));
            assertEquals(List.of("udp example.org. TXT", "tcp example.org. TXT"), asked(dns));
        }

        @Test
        void by_tcp_for_an_answer_of_many_kilobytes() {
            var dns = server((query, tcp) -> {
                Message reply = LoopbackDns.reply(query, Rcode.NOERROR);
                for (int i = 0; i < 100; i++) {
                    reply.addRecord(LoopbackDns.record("example.org. 300 TXT " + i + "x".repeat(200)), Section.ANSWER);
                }
                return List.of(reply.toWire(tcp ? Message.MAXLENGTH : Query.UDP_PAYLOAD));
            });
            assertEquals(100, records(asking(dns).ask(TXT)).size());
        }

        @Test
        void the_stub_server_with_the_longest_suffix() {
            var everybody = zone("example.org. 300 TXT everybody", "a.test. 300 TXT everybody");
            var test = zone("a.test. 300 TXT test", "x.b.test. 300 TXT test");
            var b = zone("x.b.test. 300 TXT b", "b.test. 300 TXT b");
            var resolver = new LiveDnsResolver(
                    new DnsSettings(List.of(everybody.address()),
                            Map.of(DomainName.of("test"), List.of(test.address()), DomainName.of("b.test"), List.of(b.address())),
                            PATIENT, 2, 100, PATIENT, PATIENT, 200),
                    time);
            assertEquals("[Text[strings=[everybody]]]", records(resolver.ask(TXT)).toString());
            assertEquals("[Text[strings=[test]]]", records(resolver.ask(DomainName.of("a.test"), RecordType.TXT)).toString());
            assertEquals("[Text[strings=[b]]]", records(resolver.ask(DomainName.of("b.test"), RecordType.TXT)).toString());
            assertEquals("[Text[strings=[b]]]", records(resolver.ask(DomainName.of("x.b.test"), RecordType.TXT)).toString());
        }

        @Test
        void the_stub_server_about_an_alias_into_its_zone() {
            var everybody = server((query, tcp) -> List.of(LoopbackDns.reply(query, Rcode.NOERROR,
                    "example.org. 300 CNAME a.test.", "a.test. 300 TXT forged").toWire()));
            var test = zone("a.test. 300 TXT genuine");
            var resolver = new LiveDnsResolver(
                    new DnsSettings(List.of(everybody.address()), Map.of(DomainName.of("test"), List.of(test.address())),
                            PATIENT, 2, 100, PATIENT, PATIENT, 200),
                    time);
            assertEquals("[Text[strings=[genuine]]]", records(resolver.ask(TXT)).toString());
        }
    }

    @Nested
    class TellsApart {

        private final LoopbackDns dns = zone("example.org. 300 A 192.0.2.1");

        @Test
        void a_name_without_such_records() {
            assertEquals(new Answer.NoData(TXT, false), asking(dns).ask(TXT));
        }

        @Test
        void a_name_that_does_not_exist() {
            var question = new Question(DomainName.of("no.example.org"), RecordType.TXT);
            assertEquals(new Answer.NoSuchName(question, false), asking(dns).ask(question));
        }

        @Test
        void an_alias_to_a_name_that_does_not_exist() {
            assertEquals(new Answer.NoSuchName(TXT, List.of(DomainName.of("gone.test")), false), asking(zone("example.org. 300 CNAME gone.test.")).ask(TXT));
        }

        @Test
        void an_alias_to_a_name_without_such_records() {
            assertEquals(new Answer.NoData(TXT, List.of(DomainName.of("there.test")), false), asking(zone("example.org. 300 CNAME there.test.", "there.test. 300 A 192.0.2.1")).ask(TXT));
        }

        @Test
        void a_failing_server_with_its_reason() {
            var failing = server((query, tcp) -> {
                Message reply = LoopbackDns.reply(query, Rcode.SERVFAIL);
                reply.addRecord(new OPTRecord(1232, 0, 0, 0,
                        List.<EDNSOption>of(new ExtendedErrorCodeOption(ExtendedErrorCodeOption.DNSSEC_BOGUS, "bad\n sig"))), Section.ADDITIONAL);
                return List.of(reply.toWire());
            });
            var failed = assertFailed(Failure.SERVER_FAILURE, asking(failing).ask(TXT));
            assertTrue(failed.detail().contains("SERVFAIL") && failed.detail().contains("bad sig"), failed.detail());
        }

        @Test
        void a_refusing_server() {
            assertFailed(Failure.REFUSED, asking(answering(Rcode.REFUSED)).ask(TXT));
        }

        @Test
        void a_server_that_only_refers_to_others() {
            var referring = server((query, tcp) -> {
                Message reply = LoopbackDns.reply(query, Rcode.NOERROR);
                reply.addRecord(LoopbackDns.record("org. 300 NS ns.test."), Section.AUTHORITY);
                return List.of(reply.toWire());
            });
            assertFailed(Failure.REFUSED, asking(referring).ask(TXT));
        }

        @Test
        void a_silent_server_which_is_asked_as_often_as_set() throws InterruptedException {
            var twice = new CountDownLatch(2);
            var silent = server((query, tcp) -> {
                twice.countDown();
                return List.of();
            });
            assertFailed(Failure.TIMEOUT, asking(HASTY, List.of(silent.address())).ask(TXT));
            twice.await();
            assertEquals(2, asked(silent).size());
        }

        @Test
        void a_server_that_talks_without_end_and_never_answers() {
            var flooding = server((query, tcp) -> Collections.nCopies(Integer.MAX_VALUE, new byte[] {1, 2, 3}));
            assertFailed(Failure.TIMEOUT, asking(HASTY, List.of(flooding.address())).ask(TXT));
        }

        @Test
        void a_port_where_nobody_listens() throws IOException {
            assertFailed(Failure.UNREACHABLE, asking(PATIENT, List.of(deadPort())).ask(TXT));
        }

        @Test
        void an_unreadable_answer() {
            var broken = server((query, tcp) -> {
                byte[] octets = LoopbackDns.reply(query, Rcode.NOERROR, "example.org. 300 A 192.0.2.1").toWire();
                octets[octets.length - 5] = 9;
                return List.of(octets);
            });
            assertFailed(Failure.MALFORMED, asking(broken).ask(EXAMPLE, RecordType.A));
        }

        @Test
        void a_tcp_connection_that_ends_early() {
            var cut = server((query, tcp) -> {
                Message reply = LoopbackDns.reply(query, Rcode.NOERROR);
                reply.getHeader().setFlag(Flags.TC);
                return tcp ? List.of() : List.of(reply.toWire());
            });
            assertFailed(Failure.MALFORMED, asking(cut).ask(TXT));
        }
    }

    @Nested
    class Believes {

        @Test
        void only_the_answer_with_its_own_id_and_question() {
            var dns = server((query, tcp) -> List.of(
                    forged(query, 1, query.getQuestion()),
                    forged(query, 0, Record.newRecord(Name.fromString("evil.test."), query.getQuestion().getType(), 1)),
                    query.toWire(),
                    new byte[] {1, 2, 3},
                    LoopbackDns.reply(query, Rcode.NOERROR, "example.org. 300 TXT genuine").toWire()));
            assertEquals("[Text[strings=[genuine]]]", records(asking(dns).ask(TXT)).toString());
        }

        private static byte[] forged(Message query, int shift, Record question) {
            Message forged = LoopbackDns.reply(query, Rcode.NOERROR, "example.org. 300 TXT forged");
            forged.getHeader().setID(query.getHeader().getID() ^ shift);
            forged.removeAllRecords(Section.QUESTION);
            forged.addRecord(question, Section.QUESTION);
            return forged.toWire();
        }

        @Test
        void the_next_server_when_one_refuses_fails_or_is_silent() {
            var good = zone("example.org. 300 TXT good");
            for (LoopbackDns bad : List.of(answering(Rcode.REFUSED), answering(Rcode.SERVFAIL))) {
                assertEquals(1, records(asking(bad, good).ask(TXT)).size());
                assertEquals(1, asked(bad).size());
            }
            assertEquals(1, records(asking(Duration.ofSeconds(2), List.of(silent().address(), good.address())).ask(TXT)).size());
        }

        @Test
        void the_most_telling_failure() throws IOException {
            var servers = List.of(silent().address(), answering(Rcode.SERVFAIL).address(), answering(Rcode.REFUSED).address(), deadPort());
            assertFailed(Failure.SERVER_FAILURE, asking(Duration.ofMillis(500), servers).ask(TXT));
        }

        @ParameterizedTest
        @CsvSource({"true, true, true", "true, false, false", "false, true, false"})
        void authentication_only_when_every_answer_carried_it(boolean first, boolean second, boolean expected) {
            var dns = server((query, tcp) -> {
                boolean alias = query.getQuestion().getName().equals(Name.fromString("example.org."));
                Message reply = LoopbackDns.reply(query, Rcode.NOERROR, alias ? "example.org. 300 CNAME b.test." : "b.test. 300 TXT b");
                if (alias ? first : second) {
                    reply.getHeader().setFlag(Flags.AD);
                }
                return List.of(reply.toWire());
            });
            assertEquals(expected, assertInstanceOf(Answer.Found.class, asking(dns).ask(TXT)).authenticated());
        }

        @Test
        void authentication_of_an_absence() {
            var dns = server((query, tcp) -> {
                Message reply = LoopbackDns.reply(query, Rcode.NXDOMAIN);
                reply.getHeader().setFlag(Flags.AD);
                return List.of(reply.toWire());
            });
            assertEquals(new Answer.NoSuchName(TXT, true), asking(dns).ask(TXT));
        }
    }

    @Nested
    class FollowsAliases {

        @Test
        void within_one_answer() {
            var dns = server((query, tcp) -> List.of(LoopbackDns.reply(query, Rcode.NOERROR,
                    "b.test. 300 CNAME c.test.", "c.test. 300 TXT c", "Example.ORG. 300 CNAME b.test.").toWire()));
            var found = assertInstanceOf(Answer.Found.class, asking(dns).ask(TXT));
            assertEquals(List.of(DomainName.of("b.test"), DomainName.of("c.test")), found.aliases());
            assertEquals(1, asked(dns).size());
        }

        @Test
        void across_answers() {
            var dns = zone("example.org. 300 CNAME b.test.", "b.test. 300 CNAME c.test.", "c.test. 300 TXT c");
            var found = assertInstanceOf(Answer.Found.class, asking(dns).ask(TXT));
            assertEquals(List.of(DomainName.of("b.test"), DomainName.of("c.test")), found.aliases());
            assertEquals(3, asked(dns).size());
        }

        @Test
        void but_not_in_a_circle() {
            var across = zone("example.org. 300 CNAME b.test.", "b.test. 300 CNAME example.org.");
            assertFailed(Failure.MALFORMED, asking(across).ask(TXT));
            var within = server((query, tcp) -> List.of(LoopbackDns.reply(query, Rcode.NOERROR,
                    "example.org. 300 CNAME b.test.", "b.test. 300 CNAME example.org.").toWire()));
            assertFailed(Failure.MALFORMED, asking(within).ask(TXT));
            assertFailed(Failure.MALFORMED, asking(zone("example.org. 300 CNAME example.org.")).ask(TXT));
        }

        @Test
        void but_not_through_more_than_twelve() {
            var lines = new ArrayList<String>(List.of("example.org. 300 CNAME n1.test.", "n12.test. 300 TXT end"));
            for (int i = 1; i < 12; i++) {
                lines.add("n" + i + ".test. 300 CNAME n" + (i + 1) + ".test.");
            }
            assertEquals(1, records(asking(zone(lines.toArray(String[]::new))).ask(TXT)).size());
            lines.set(1, "n12.test. 300 CNAME n13.test.");
            lines.add("n13.test. 300 TXT end");
            assertFailed(Failure.MALFORMED, asking(zone(lines.toArray(String[]::new))).ask(TXT));
        }

        @Test
        void but_not_when_the_alias_itself_is_asked_for() {
            var dns = zone("example.org. 300 CNAME b.test.", "b.test. 300 CNAME c.test.");
            assertEquals("[Target[name=b.test]]", records(asking(dns).ask(EXAMPLE, RecordType.CNAME)).toString());
        }
    }

    @Nested
    class Remembers {

        private final LoopbackDns dns = zone("example.org. 300 TXT a", "forever.test. 86400 TXT a", "never.test. 0 TXT a");
        private final LiveDnsResolver resolver = asking(dns);

        private void after(Duration passed) {
            hands.set(hands.get().plus(passed));
        }

        @Test
        void an_answer_for_its_ttl() {
            resolver.ask(TXT);
            after(Duration.ofSeconds(299));
            resolver.ask(TXT);
            assertEquals(1, asked(dns).size());
            after(Duration.ofSeconds(1));
            resolver.ask(TXT);
            assertEquals(2, asked(dns).size());
        }

        @Test
        void no_answer_longer_than_the_limit() {
            var question = new Question(DomainName.of("forever.test"), RecordType.TXT);
            assertEquals(Duration.ofDays(1), assertInstanceOf(Answer.Found.class, resolver.ask(question)).ttl());
            after(Duration.ofMinutes(15));
            resolver.ask(question);
            assertEquals(2, asked(dns).size());
        }

        @Test
        void no_answer_without_a_ttl() {
            resolver.ask(DomainName.of("never.test"), RecordType.TXT);
            resolver.ask(DomainName.of("never.test"), RecordType.TXT);
            assertEquals(2, asked(dns).size());
        }

        @Test
        void an_absence_for_the_minimum_of_the_zone() {
            resolver.ask(DomainName.of("no.test"), RecordType.TXT);
            after(Duration.ofSeconds(29));
            resolver.ask(DomainName.of("no.test"), RecordType.TXT);
            assertEquals(1, asked(dns).size());
            after(Duration.ofSeconds(1));
            resolver.ask(DomainName.of("no.test"), RecordType.TXT);
            assertEquals(2, asked(dns).size());
        }

        @Test
        void no_trouble() {
            var moody = new AtomicInteger();
            var server = server((query, tcp) -> List.of(moody.getAndIncrement() == 0
                    ? LoopbackDns.reply(query, Rcode.SERVFAIL).toWire()
                    : LoopbackDns.reply(query, Rcode.NOERROR, "example.org. 300 TXT a").toWire()));
            var asking = asking(server);
            assertFailed(Failure.SERVER_FAILURE, asking.ask(TXT));
            assertEquals(1, records(asking.ask(TXT)).size());
        }

        @Test
        void no_more_answers_than_set() {
            var small = new LiveDnsResolver(
                    new DnsSettings(List.of(dns.address()), Map.of(), PATIENT, 2, 1, PATIENT, PATIENT, 200), time);
            small.ask(TXT);
            small.ask(DomainName.of("forever.test"), RecordType.TXT);
            small.ask(DomainName.of("forever.test"), RecordType.TXT);
            assertEquals(2, asked(dns).size());
            small.ask(TXT);
            assertEquals(3, asked(dns).size());
        }

        @Test
        void nothing_after_clearing() {
            resolver.ask(TXT);
            resolver.clearCache();
            resolver.ask(TXT);
            assertEquals(2, asked(dns).size());
        }

        @Test
        void for_a_fresh_view_what_others_publish_and_nothing_of_its_domain() {
            var others = new Question(DomainName.of("forever.test"), RecordType.TXT);
            resolver.ask(others);
            DnsResolver fresh = resolver.fresh(EXAMPLE);
            fresh.ask(TXT);
            fresh.ask(others);
            assertEquals(2, asked(dns).size());
            resolver.fresh(EXAMPLE).ask(TXT);
            assertEquals(3, asked(dns).size());
        }

        @Test
        void nothing_older_than_what_a_fresh_view_heard() {
            resolver.ask(TXT);
            resolver.fresh(EXAMPLE).ask(TXT);
            resolver.ask(TXT);
            assertEquals(3, asked(dns).size());
            resolver.ask(TXT);
            assertEquals(3, asked(dns).size());
        }

        @Test
        void for_a_view_that_confirms_what_it_heard_twice() {
            DnsResolver confirming = resolver.fresh(EXAMPLE).confirming();
            confirming.ask(TXT);
            assertEquals(2, asked(dns).size());
            confirming.ask(TXT);
            assertEquals(2, asked(dns).size());
        }

        @Test
        void for_a_fresh_view_of_everything_what_it_asked_itself() {
            resolver.ask(TXT);
            DnsResolver fresh = resolver.fresh();
            fresh.ask(TXT);
            fresh.ask(TXT);
            assertEquals(2, asked(dns).size());
        }
    }

    @Test
    void joins_askers_of_the_same_question_on_its_way() throws Exception {
        var arrived = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var dns = server((query, tcp) -> {
            arrived.countDown();
            await(gate);
            return List.of(LoopbackDns.reply(query, Rcode.NOERROR, "example.org. 0 TXT a").toWire());
        });
        var resolver = asking(dns);
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = new CountDownLatch(50);
            var answers = new ArrayList<Future<Answer>>();
            answers.add(askers.submit(() -> resolver.ask(TXT)));
            arrived.await();
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 50; i++) {
                var thread = Thread.ofVirtual().unstarted(() -> {
                    started.countDown();
                    resolver.ask(TXT);
                });
                threads.add(thread);
                thread.start();
            }
            started.await();
            for (Thread thread : threads) {
                while (thread.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            gate.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(1, records(answers.getFirst().get()).size());
        }
        assertEquals(1, asked(dns).size());
    }

    @Test
    void a_fresh_view_does_not_join_an_older_question() throws Exception {
        var arrived = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var count = new AtomicInteger();
        var dns = server((query, tcp) -> {
            int number = count.incrementAndGet();
            if (number == 1) {
                arrived.countDown();
                await(gate);
            }
            return List.of(LoopbackDns.reply(query, Rcode.NOERROR, "example.org. 300 TXT n" + number).toWire());
        });
        var resolver = asking(dns);
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var older = askers.submit(() -> resolver.ask(TXT));
            arrived.await();
            assertEquals("[Text[strings=[n2]]]", records(resolver.fresh(EXAMPLE).ask(TXT)).toString());
            gate.countDown();
            assertEquals("[Text[strings=[n1]]]", records(older.get()).toString());
        }
        assertEquals("[Text[strings=[n3]]]", records(resolver.ask(TXT)).toString(), "the older answer came last and must not be remembered");
    }

    @Test
    void keeps_no_more_questions_on_the_network_than_set() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var dns = server((query, tcp) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.yield();
            now.decrementAndGet();
            return List.of(LoopbackDns.reply(query, Rcode.NXDOMAIN).toWire());
        });
        var resolver = new LiveDnsResolver(new DnsSettings(List.of(dns.address()), Map.of(), PATIENT, 2, 100, PATIENT, PATIENT, 3), time);
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 300; i++) {
                var name = DomainName.of("n" + i + ".test");
                askers.submit(() -> resolver.ask(name, RecordType.A));
            }
        }
        assertEquals(300, asked(dns).size());
        assertTrue(most.get() <= 3, "at most " + most);
    }

    private static final Name CUT = Name.fromConstantString("cut.test.");

    /// Cuts every answer by UDP about names at `cut.test`.
    private LoopbackDns cutting(LoopbackDns.Behaviour byTcp) {
        return server((query, tcp) -> {
            if (tcp) {
                return byTcp.answer(query, true);
            }
            var reply = LoopbackDns.reply(query, Rcode.NXDOMAIN);
            if (query.getQuestion().getName().subdomain(CUT)) {
                reply.getHeader().setFlag(Flags.TC);
            }
            return List.of(reply.toWire());
        });
    }

    @Test
    void counts_a_question_by_tcp_among_those_sent() {
        var resolver = asking(cutting((query, _) -> List.of(LoopbackDns.reply(query, Rcode.NXDOMAIN).toWire())));
        resolver.ask(DomainName.of("a.cut.test"), RecordType.TXT);
        assertEquals(2, resolver.questionsSent());
    }

    @Test
    void keeps_no_more_questions_by_tcp_on_the_network_than_set() {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var dns = cutting((query, _) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            for (int i = 0; i < 100; i++) {
                Thread.yield();
            }
            now.decrementAndGet();
            return List.of(LoopbackDns.reply(query, Rcode.NXDOMAIN).toWire());
        });
        var resolver = opened(new DnsSettings(List.of(dns.address()), Map.of(), PATIENT, 2, 100, PATIENT, PATIENT, 3));
        var questions = IntStream.range(0, 100).mapToObj(i -> new Question(DomainName.of("n" + i + ".cut.test"), RecordType.A)).toList();
        assertTrue(resolver.fresh().askAll(questions, PATIENT).stream().allMatch(Answer.NoSuchName.class::isInstance));
        assertEquals(200, asked(dns).size());
        assertTrue(most.get() <= 3, "at most " + most);
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

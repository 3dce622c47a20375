package org.mailward.platform.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.platform.time.Time;
import org.xbill.DNS.Rcode;

/// What a view asks that believes only what was said alike more than once.
@Timeout(60)
class ConfirmationTest {

    private static final DomainName EXAMPLE = DomainName.of("example.org");
    private static final Question TXT = new Question(EXAMPLE, RecordType.TXT);

    @Test
    void as_many_messages_as_must_agree_are_on_their_way_together() throws Exception {
        var both = new CountDownLatch(Asking.VOTES_AFTER_LOSS);
        try (var server = new LoopbackDns((query, _) -> {
            both.countDown();
            await(both);
            return List.of(LoopbackDns.reply(query, Rcode.NOERROR, "example.org. 300 TXT sound").toWire());
        });
             var dns = new LiveDnsResolver(new DnsSettings(List.of(server.address()), Map.of(), Duration.ofSeconds(10), 1, 100, Duration.ofMinutes(15), Duration.ofMinutes(5), 200), new Time())) {
            var answer = dns.fresh(EXAMPLE).confirming().ask(TXT);
            assertInstanceOf(Answer.Found.class, answer, answer.toString());
            assertEquals(Asking.VOTES_AFTER_LOSS, dns.questionsSent());
        }
    }

    @Test
    void a_server_that_says_something_else_each_time_is_unknown_and_not_called_damaged() throws Exception {
        var turn = new AtomicInteger();
        try (var server = new LoopbackDns((query, _) -> List.of(LoopbackDns.reply(query, Rcode.NOERROR, "example.org. 0 A 192.0.2." + turn.incrementAndGet()).toWire()));
             var dns = new LiveDnsResolver(new DnsSettings(List.of(server.address()), Map.of(), Duration.ofSeconds(10), 1, 100, Duration.ofMinutes(15), Duration.ofMinutes(5), 200), new Time())) {
            var failed = assertInstanceOf(Answer.Failed.class, dns.fresh(EXAMPLE).confirming().ask(new Question(EXAMPLE, RecordType.A)));
            assertEquals("The DNS server was asked 12 times and said so many different things that none of them could be confirmed.", failed.detail());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

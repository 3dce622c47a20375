package org.mailward.platform.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.Gathering;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.platform.time.Time;

/// A domain gathered over a real socket, as scans do it.
@Timeout(60)
class GatheringByWireTest {

    private static final DomainName EXAMPLE = DomainName.of("example.org");

    @Test
    void everything_is_asked_once_and_what_others_publish_once_for_all() throws IOException {
        try (var dns = LoopbackDns.zone(
                "example.org. 300 SOA ns.test. hostmaster.test. 1 3600 600 86400 300", "example.org. 300 NS ns.test.", "example.org. 300 MX 10 mail.test.",
                "example.org. 300 TXT \"v=spf1 include:_spf.test -all\"", "_spf.test. 300 TXT \"v=spf1 include:_more.test ~all\"", "_more.test. 300 TXT \"v=spf1 ip4:192.0.2.1 ~all\"",
                "_dmarc.example.org. 300 TXT \"v=DMARC1; p=reject\"", "mail.test. 300 A 192.0.2.1",
                "sub.example.org. 300 TXT \"v=spf1 include:_spf.test -all\"");
             var resolver = new LiveDnsResolver(new DnsSettings(List.of(dns.address()), Map.of(), Duration.ofSeconds(20), 2, 1000, Duration.ofMinutes(15), Duration.ofMinutes(5), 200), new Time())) {
            Evidence evidence = gather(EXAMPLE, resolver);
            evidence.answers().values().forEach(answer -> assertTrue(!(answer instanceof Answer.Failed), answer.toString()));
            assertInstanceOf(Answer.Found.class, evidence.answers().get(new Question(DomainName.of("_more.test"), RecordType.TXT)));
            assertEquals(new HashSet<>(dns.asked()).size(), dns.asked().size());
            assertEquals(evidence.answers().size(), dns.asked().size());

            gather(DomainName.of("sub.example.org"), resolver);
            assertEquals(1, dns.asked().stream().filter(asked -> asked.equals("udp _more.test. TXT")).count());
        }
    }

    private static Evidence gather(DomainName domain, LiveDnsResolver resolver) {
        return Gathering.gather(domain, resolver.fresh(domain), _ -> new FetchedPolicy.Status(404), Instant.EPOCH);
    }
}

package org.mailward.platform.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.web.FetchFailure;
import org.mailward.platform.settings.Settings;

class GuardedAddressesTest {

    private static final String HOST = "mta-sts.example.org";

    static DnsResolver addresses(String... literals) {
        return question -> {
            List<RecordData> records = Arrays.stream(literals)
                    .filter(literal -> literal.contains(":") == (question.type() == RecordType.AAAA))
                    .<RecordData>map(RecordData.Address::new)
                    .toList();
            return records.isEmpty()
                    ? new Answer.NoData(question, false)
                    : new Answer.Found(question, records, List.of(), Duration.ofMinutes(5), false);
        };
    }

    private static List<InetSocketAddress> resolve(DnsResolver dns, String connectTo) throws UnknownHostException {
        var settings = new Settings(property -> Optional.ofNullable(Map.of(PolicySettings.CONNECT_TO, connectTo).get(property)));
        return new GuardedAddresses(dns, PolicySettings.read(settings)).resolve(HOST, 443);
    }

    private static FetchFailure refusal(DnsResolver dns) {
        var refused = assertThrows(AddressRefusedException.class, () -> resolve(dns, ""));
        assertTrue(refused.getMessage().contains(HOST), refused.getMessage());
        return refused.outcome().failure();
    }

    @Test
    void are_exactly_those_of_our_own_dns() throws UnknownHostException {
        assertEquals(
                List.of(new InetSocketAddress("8.8.8.8", 443), new InetSocketAddress("2606:4700::1", 443)),
                resolve(addresses("2606:4700::1", "8.8.8.8"), ""));
    }

    @Test
    void leave_out_the_inner_ones() throws UnknownHostException {
        assertEquals(List.of(new InetSocketAddress("8.8.8.8", 443)), resolve(addresses("10.0.0.1", "8.8.8.8", "::1"), ""));
    }

    @Test
    void are_no_more_than_a_few() throws UnknownHostException {
        assertEquals(PublicAddresses.MOST_ADDRESSES, resolve(addresses("8.8.8.1", "8.8.8.2", "8.8.8.3", "8.8.8.4", "8.8.8.5"), "").size());
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "10.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.169.254"})
    void are_refused_when_all_are_inner(String literal) {
        assertEquals(FetchFailure.BLOCKED_ADDRESS, refusal(addresses(literal)));
    }

    @Test
    void are_missing_only_when_dns_says_so() {
        assertEquals(FetchFailure.NO_ADDRESS, refusal(addresses()));
        assertEquals(FetchFailure.NO_ADDRESS, refusal(question -> new Answer.NoSuchName(question, false)));
        assertEquals(FetchFailure.UNREACHABLE, refusal(halfFailing(Answer.Failure.SERVER_FAILURE)));
        assertEquals(FetchFailure.TIMEOUT, refusal(halfFailing(Answer.Failure.TIMEOUT)));
    }

    private static DnsResolver halfFailing(Answer.Failure failure) {
        return (Question question) -> question.type() == RecordType.A
                ? new Answer.NoData(question, false)
                : new Answer.Failed(question, failure, "Trouble.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mta-sts.example.org=127.0.0.1:1                           | 1
            *.org=127.0.0.1:1,*.example.org=127.0.0.1:2               | 2
            *.example.org=127.0.0.1:1,mta-sts.example.org=127.0.0.1:2 | 2
            *.mta-sts.example.org=127.0.0.1:1,*.ORG=127.0.0.1:2       | 2
            """)
    void are_the_operators_choice_where_there_is_one(String connectTo, int port) throws UnknownHostException {
        DnsResolver unasked = question -> {
            throw new AssertionError("asked " + question);
        };
        assertEquals(List.of(new InetSocketAddress("127.0.0.1", port)), resolve(unasked, connectTo));
    }

    @Test
    void are_guarded_where_the_choice_is_for_another_host() {
        assertThrows(AddressRefusedException.class, () -> resolve(addresses("127.0.0.1"), "*.example.net=127.0.0.1:1,example.org=127.0.0.1:1"));
    }
}

package org.mailward.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.assessment.Scenes.mailOnly;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.IpNetwork;
import org.mailward.mailauth.dns.Question;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.spf.Sender;
import org.mailward.mailauth.spf.SpfCheck;
import org.mailward.mailauth.spf.SpfParser;
import org.mailward.mailauth.spf.SpfVerdict;

/// The law that no SPF record which a rule gives takes the pass from a sender that has it (RFC 7208 §4.6.2 and §4.6.4).
class SpfRemedyTest {

    /// What it gives is said to be right only "if nothing sends mail in the domain's name".
    private static final Set<String> CONDITIONAL = Set.of("spf.parked.open");

    private static final Question RECORD = new Question(Scenes.NAME, RecordType.TXT);

    private static World spf(String text) {
        return mailOnly().txt("@", text);
    }

    private static String hosts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a:h" + i + ".example.org ").collect(Collectors.joining());
    }

    private static World hosts(World world, int count) {
        IntStream.range(0, count).forEach(i -> world.a("h" + i, "198.51.100." + i));
        return world;
    }

    private static Stream<World> worlds() {
        return Stream.concat(RulebookTest.tables().map(Case::world), Stream.of(
                hosts(spf("v=spf1 ip4:192.0.2.1 include:big.example.org ip4:192.0.2.0/24 -all"), 11).txt("big", "v=spf1 " + hosts(11) + "-all"),
                spf("v=spf1 ip4:192.0.2.1 a:silent.test ip4:192.0.2.0/24 -all").timeout("silent.test"),
                spf("v=spf1 ip4:192.0.2.1 -ip4:192.0.2.0/25 ip4:192.0.2.0/24 -all"),
                spf("v=spf1 mx ip6:2001:db8::1 exists:%{i}.x.test ip6:2001:db8::/32 mx -all"),
                hosts(spf("v=spf1 include=x.example.org " + hosts(10) + "-all"), 10).txt("x", "v=spf1 ip4:192.0.2.9 -all"),
                hosts(spf("v=spf1 include=gone.example.org " + hosts(2) + "-all"), 2),
                hosts(spf("v=spf1 a=x.test a=y.test mx=z.test " + hosts(2) + "-all"), 2),
                hosts(spf("v=spf1 " + hosts(3) + "include=x.example.org ?all"), 3).txt("x", "v=spf1 ip4:192.0.2.9 -all")));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void nobody_who_passes_ceases_to(World world) {
        Evidence evidence = Scenes.evidence(world, new FetchedPolicy.Body(Scenes.POLICY, "text/plain"));
        records(evidence).forEach((rule, text) -> {
            DnsResolver then = question -> question.equals(RECORD) ? with(text, world.ask(question)) : world.ask(question);
            for (IpAddress address : addresses(evidence)) {
                var sender = new Sender(address, "mail.example.org", "anna@example.org");
                if (SpfCheck.check(sender, world).verdict() == SpfVerdict.PASS) {
                    assertEquals(SpfVerdict.PASS, SpfCheck.check(sender, then).verdict(), () -> address + " after the remedy of " + rule + ": " + text);
                }
            }
        });
    }

    @Test
    void the_law_is_tried_on_many_records() {
        var records = new AtomicInteger();
        worlds().forEach(world -> records.addAndGet(records(Scenes.evidence(world, new FetchedPolicy.Body(Scenes.POLICY, "text/plain"))).size()));
        assertTrue(records.get() > 12, records::toString);
    }

    private static Map<String, String> records(Evidence evidence) {
        var records = new LinkedHashMap<String, String>();
        for (Finding finding : Examination.examine(evidence).findings()) {
            finding.remedy().flatMap(Remedy::record).filter(record -> record.name().equals(Scenes.NAME) && SpfParser.isSpf(record.value()) && !CONDITIONAL.contains(finding.ruleId()))
                    .ifPresent(record -> records.put(finding.ruleId(), record.value()));
        }
        return records;
    }

    /// The first address of each network that the record allows, and some others.
    private static Set<IpAddress> addresses(Evidence evidence) {
        var addresses = new LinkedHashSet<IpAddress>();
        for (IpNetwork network : Facts.of(evidence).spfAnalysis().senders().networks()) {
            addresses.add(network.first());
        }
        for (String text : List.of("192.0.2.1", "192.0.2.2", "192.0.2.7", "192.0.2.9", "192.0.2.200", "198.51.100.0", "198.51.100.9", "203.0.113.77", "10.1.1.1", "2001:db8::1", "2001:db8::2", "fe80::1")) {
            addresses.add(IpAddress.of(text).orElseThrow());
        }
        return addresses;
    }

    private static Answer with(String record, Answer published) {
        var records = new ArrayList<RecordData>();
        if (published instanceof Answer.Found found) {
            found.records().stream().filter(each -> !(each instanceof RecordData.Text text && SpfParser.isSpf(text.joined()))).forEach(records::add);
        }
        records.add(new RecordData.Text(List.of(record)));
        return new Answer.Found(RECORD, records, List.of(), Duration.ofMinutes(5), false);
    }
}

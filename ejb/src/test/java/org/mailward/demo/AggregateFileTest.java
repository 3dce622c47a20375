package org.mailward.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.mailward.demo.AggregateFile.Handed;
import org.mailward.mailauth.dmarc.Standard;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.orgdomain.PublicSuffix;
import org.mailward.mailauth.report.AggregateHeader;
import org.mailward.mailauth.report.AggregateReader;
import org.mailward.mailauth.report.AggregateReading;
import org.mailward.mailauth.report.AggregateRow;
import org.mailward.mailauth.report.AggregateRows;
import org.mailward.mailauth.report.Disposition;
import org.mailward.mailauth.report.Evaluated;
import org.mailward.mailauth.report.ReportLimits;

/// What the demo's receivers report follows from the zone of the day.
class AggregateFileTest {

    private static final DomainName DOMAIN = new DomainName("shop.example");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);
    private static final Receiver OLD = new Receiver("bigmail.example", "bigmail.example", "198.51.100.193", Standard.RFC_7489, "", 50);
    private static final Receiver CURRENT = new Receiver("postbox.example", "Postbox", "198.51.100.201", Standard.RFC_9989, "postbox 1", 50);
    private static final Sender LETTERPRESS = Sender.all().get("letterpress");
    private static final Sender FORGER = Sender.all().get("forger");

    private final Map<String, String> texts = new HashMap<>(Map.of("_dmarc.shop.example", "v=DMARC1; p=reject; rua=mailto:a@shop.example", "shop.example", "v=spf1 -all",
            "bounce.letterpress.example", "v=spf1 ip4:203.0.113.0/24 -all"));

    @Test
    void a_service_is_not_aligned_until_its_key_stands_in_the_zone() throws IOException {
        var before = read(OLD, LETTERPRESS, 10).getFirst();
        texts.put("email._domainkey.shop.example", "v=DKIM1; p=MIIB");
        var after = read(OLD, LETTERPRESS, 10).getFirst();
        assertEquals(List.of(Evaluated.FAIL, Disposition.REJECT), List.of(before.dkim().value().orElseThrow(), before.disposition().value().orElseThrow()));
        assertEquals(List.of(Evaluated.PASS, Disposition.NONE), List.of(after.dkim().value().orElseThrow(), after.disposition().value().orElseThrow()));
    }

    @Test
    void a_forger_gets_what_the_policy_of_the_day_asks_for() throws IOException {
        assertEquals(Optional.of(Disposition.REJECT), read(CURRENT, FORGER, 3).getFirst().disposition().value());
        texts.put("_dmarc.shop.example", "v=DMARC1; p=reject; t=y; rua=mailto:a@shop.example");
        assertEquals(Optional.of(Disposition.QUARANTINE), read(CURRENT, FORGER, 3).getFirst().disposition().value());
        texts.put("_dmarc.shop.example", "v=DMARC1; p=none; rua=mailto:a@shop.example");
        assertEquals(Optional.of(Disposition.NONE), read(OLD, FORGER, 3).getFirst().disposition().value());
    }

    @Test
    void a_forger_passes_where_the_record_allows_everybody() throws IOException {
        texts.put("shop.example", "v=spf1 +all");
        var row = read(OLD, FORGER, 3).getFirst();
        assertEquals(Optional.of(Evaluated.PASS), row.spf().value());
        assertEquals(Optional.of(Disposition.NONE), row.disposition().value());
    }

    @Test
    void a_percentage_divides_the_messages_under_the_old_standard_alone() throws IOException {
        texts.put("_dmarc.shop.example", "v=DMARC1; p=quarantine; pct=25; rua=mailto:a@shop.example");
        var old = read(OLD, FORGER, 100);
        assertEquals(List.of(25L, 75L), old.stream().map(AggregateRow::messages).toList());
        assertEquals(List.of(Disposition.QUARANTINE, Disposition.NONE), old.stream().map(row -> row.disposition().value().orElseThrow()).toList());
        assertEquals(List.of(100L), read(CURRENT, FORGER, 100).stream().map(AggregateRow::messages).toList());
    }

    @Test
    void nobody_reports_who_was_not_asked() {
        texts.put("_dmarc.shop.example", "v=DMARC1; p=reject");
        assertTrue(AggregateFile.wished(OLD, judged(FORGER)).isEmpty());
        texts.remove("_dmarc.shop.example");
        assertTrue(AggregateFile.wished(OLD, judged(FORGER)).isEmpty());
    }

    @Test
    void the_same_day_is_composed_the_same_way_again() {
        assertArrayEquals(pack(OLD, FORGER, 7), pack(OLD, FORGER, 7));
    }

    private List<AggregateRow> read(Receiver receiver, Sender sender, long messages) throws IOException {
        var rows = new ArrayList<AggregateRow>();
        var reading = AggregateReader.read(new GZIPInputStream(new ByteArrayInputStream(pack(receiver, sender, messages))), Instant.parse("2026-09-16T00:00:00Z"), ReportLimits.DEFAULTS, new AggregateRows() {
            @Override
            public void begin(AggregateHeader header) {
                assertEquals(receiver.name(), header.organization());
            }

            @Override
            public void row(AggregateRow row) {
                rows.add(row);
            }
        });
        var read = (AggregateReading.Read) reading;
        assertEquals(messages, read.messages());
        assertTrue(read.quirks().isEmpty(), read.quirks().toString());
        return rows;
    }

    private byte[] pack(Receiver receiver, Sender sender, long messages) {
        var finding = judged(sender);
        var record = AggregateFile.wished(receiver, finding).orElseThrow();
        return new AggregateFile(receiver, DOMAIN, DAY).pack(record, List.of(new Handed(sender, sender.addresses().getFirst(), messages, finding)));
    }

    private Judge.Finding judged(Sender sender) {
        DnsResolver dns = question -> question.type() == RecordType.TXT && texts.containsKey(question.name().ascii())
                ? new Answer.Found(question, List.of(new RecordData.Text(List.of(texts.get(question.name().ascii())))), List.of(), Duration.ofMinutes(5), false)
                : new Answer.NoSuchName(question, false);
        return new Judge(dns, name -> new PublicSuffix(name, new DomainName("example"), PublicSuffix.Section.UNLISTED, new PublicSuffix.Source("made up", DAY))).judge(DOMAIN, sender, sender.addresses().getFirst());
    }
}

package org.mailward.checker.control;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.platform.time.Time;

/// How much of what strangers had looked at stays in memory.
class InquiriesTest {

    /// Says as much about every name.
    private static final DnsResolver DNS = question -> question.type() == RecordType.TXT
            ? new Answer.Found(question, List.of(new RecordData.Text(List.of("x".repeat(200)))), List.of(), Duration.ofHours(1), false) : new Answer.NoData(question, false);
    private static final PublicSuffixList SUFFIXES = PublicSuffixList.read("// VERSION: 2026-01-31_00\norg\n", "a test");

    private final Queue<Runnable> begun = new ArrayDeque<>();

    private Inquiries keeping(long octets) {
        return new Inquiries(new CheckerSettings(), () -> new Inquiries.Means(DNS, _ -> new FetchedPolicy.Status(404), SUFFIXES), begun::add, new Time(), octets);
    }

    private Inquiry look(Inquiries inquiries, String domain) {
        var inquiry = inquiries.about(DomainName.of(domain)).orElseThrow();
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
        return inquiry;
    }

    @Test
    void the_oldest_are_forgotten_when_all_together_are_too_large() {
        var usual = keeping(Long.MAX_VALUE);
        var first = look(usual, "a.org");
        look(usual, "b.org");
        assertSame(first, look(usual, "a.org"), "there is room for both");
        var narrow = keeping(first.octets());
        var old = look(narrow, "a.org");
        var young = look(narrow, "b.org");
        assertSame(young, look(narrow, "b.org"), "the youngest stays");
        assertNotSame(old, look(narrow, "a.org"), "the oldest went");
    }

    @Test
    void one_that_is_looked_at_is_followed_however_large_the_others_are() {
        var narrow = keeping(0);
        var running = narrow.about(DomainName.of("a.org")).orElseThrow();
        var task = begun.remove();
        look(narrow, "b.org");
        assertSame(running, narrow.about(DomainName.of("a.org")).orElseThrow());
        task.run();
        assertNotSame(running, look(narrow, "a.org"));
    }
}

package org.mailward.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.dns.World;

/// `parse(render(r))` equals `r`, and nothing that is read can break a parser or a check.
class SpfRenderTest {

    private static final List<String> SPECS = List.of("example.org", "_spf.example.org", "EXAMPLE.Org.", "%{ir}.%{v}._spf.%{d2}", "%{l1r-}.x.%{o}", "a-b.c-d", "%%.%_%-.%{h}", "x/24.example.org", "1.2.3.4a");
    private static final List<String> WORDS = List.of("v=spf1", " ", "all", "a", "mx", "ptr", "ip4:", "ip6:", "include:", "exists:", "redirect=", "exp=", "example.org", "192.0.2.1", "2001:db8::", "/24", "//64", "/", ":", "=", "%{", "}", "%", "%{i}",
            "%{p}", "-", "~", "?", "+", "\u00e4", "\t", "..", "9", "x");

    private static DomainSpec spec(Random random) {
        return new DomainSpec(SPECS.get(random.nextInt(SPECS.size())));
    }

    private static Optional<DomainSpec> maybe(Random random) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(spec(random));
    }

    private static int prefix(Random random, int most) {
        return random.nextBoolean() ? most : random.nextInt(most + 1);
    }

    private static Term term(Random random) {
        Qualifier qualifier = Qualifier.values()[random.nextInt(4)];
        return switch (random.nextInt(10)) {
            case 0 -> Directive.of(qualifier, new Mechanism.All());
            case 1 -> Directive.of(qualifier, new Mechanism.Include(spec(random)));
            case 2 -> Directive.of(qualifier, new Mechanism.A(maybe(random), prefix(random, 32), prefix(random, 128)));
            case 3 -> Directive.of(qualifier, new Mechanism.Mx(maybe(random), prefix(random, 32), prefix(random, 128)));
            case 4 -> Directive.of(qualifier, new Mechanism.Ptr(maybe(random)));
            case 5 -> Directive.of(qualifier, new Mechanism.Ip4(new IpAddress(IpAddress.Family.FOUR, 0, random.nextInt() & 0xFFFF_FFFFL), prefix(random, 32)));
            case 6 -> Directive.of(qualifier, new Mechanism.Ip6(new IpAddress(IpAddress.Family.SIX, random.nextLong(), random.nextLong() & 0xFFFFL), prefix(random, 128)));
            case 7 -> Directive.of(qualifier, new Mechanism.Exists(spec(random)));
            case 8 -> new Modifier.Unknown("x-y_z.1", "x-y_z.1=%{c}");
            default -> Directive.of(qualifier, new Mechanism.Exists(new DomainSpec("%{i}.example.org")));
        };
    }

    @Test
    void what_is_rendered_reads_as_the_same_record() {
        var random = new Random(7208);
        for (int round = 0; round < 800; round++) {
            var terms = new ArrayList<Term>();
            for (int i = random.nextInt(8); i > 0; i--) {
                terms.add(term(random));
            }
            if (random.nextBoolean()) {
                terms.add(Modifier.Redirect.of(spec(random)));
            }
            if (random.nextBoolean()) {
                terms.add(Modifier.Explanation.of(spec(random)));
            }
            SpfRecord record = SpfRecord.of(terms);
            assertEquals(new SpfReading.Valid(record), SpfParser.parse(record.render()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            V=SPF1  +A   MX/32//128 -ALL         | v=spf1 a mx -all
            v=spf1 ip6:2001:0DB8:0::/32 ?ptr     | v=spf1 ip6:2001:db8::/32 ?ptr
            v=spf1 ip4:192.0.2.1/32 ip6:::1/128  | v=spf1 ip4:192.0.2.1 ip6:::1
            v=spf1 a:x.test/24 mx:x.test//64 ~exists:%{i}.x.test | v=spf1 a:x.test/24 mx:x.test//64 ~exists:%{i}.x.test
            v=spf1 REDIRECT=x.test EXP=y.test Moo=1 | v=spf1 redirect=x.test exp=y.test Moo=1
            v=spf1 oops                          | v=spf1 oops
            v=spf1                               | v=spf1
            """)
    void a_record_has_one_shortest_spelling(String text, String rendered) {
        SpfRecord record = switch (SpfParser.parse(text)) {
            case SpfReading.Valid valid -> valid.record();
            case SpfReading.Faulty faulty -> faulty.record();
            case SpfReading.NotSpf _ -> throw new AssertionError(text);
        };
        assertEquals(text, record.text());
        assertEquals(rendered, record.render());
    }

    @Test
    void impossible_terms_cannot_be_made() {
        IpAddress four = IpAddress.of("192.0.2.1").orElseThrow();
        IpAddress six = IpAddress.of("2001:db8::1").orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> new Mechanism.Ip4(six, 32));
        assertThrows(IllegalArgumentException.class, () -> new Mechanism.Ip6(four, 32));
        assertThrows(IllegalArgumentException.class, () -> new Mechanism.Ip4(four, 33));
        assertThrows(IllegalArgumentException.class, () -> new Mechanism.Ip6(six, 129));
        assertThrows(IllegalArgumentException.class, () -> new Mechanism.A(Optional.empty(), 33, 128));
        assertThrows(IllegalArgumentException.class, () -> new Mechanism.A(Optional.empty(), 32, 129));
        assertThrows(IllegalArgumentException.class, () -> new Mechanism.Mx(Optional.empty(), -1, 128));
        assertThrows(IllegalArgumentException.class, () -> new Mechanism.Mx(Optional.empty(), 32, -1));
        assertThrows(IllegalArgumentException.class, () -> new DomainSpec("localhost"));
    }

    @Test
    void no_text_breaks_the_parser_the_analysis_or_a_check() {
        var random = new Random(5966);
        int valid = 0;
        for (int round = 0; round < 1_000; round++) {
            var text = new StringBuilder("v=spf1 ");
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(WORDS.get(random.nextInt(WORDS.size())));
                text.append(random.nextInt(3) == 0 ? " " : "");
            }
            SpfReading reading = SpfParser.parse(text.toString());
            valid += reading instanceof SpfReading.Valid ? 1 : 0;
            World world = world().domain("example.org").txt("@", text.toString()).a("@", "192.0.2.7").mx(10, "example.org");
            SpfAnalysis analysis = SpfAnalysis.of(DomainName.of("example.org"), world, SpfLimits.STANDARD);
            assertEquals(analysis.tree().lookups(), analysis.lookups(), text::toString);
            assertEquals(analysis.tree().voids(), analysis.voids(), text::toString);
            assertTrue(analysis.stranger().lookups() <= 12 && world.asked().size() < 200, text::toString);
            if (reading instanceof SpfReading.Faulty) {
                assertEquals(SpfVerdict.PERM_ERROR, analysis.stranger().verdict());
            }
        }
        assertTrue(valid > 20, "only " + valid + " records were valid");
    }

    @Test
    void the_longest_records_are_read_whole() {
        assertEquals(32_000, assertInstanceOf(SpfReading.Valid.class, SpfParser.parse("v=spf1" + " a".repeat(32_000))).record().terms().size());
        var faulty = assertInstanceOf(SpfReading.Faulty.class, SpfParser.parse("v=spf1" + " a".repeat(SpfParser.MOST_TERMS + 1)));
        assertEquals(SpfParser.MOST_TERMS, faulty.record().terms().size());
        assertEquals(List.of("The record has more than 32768 terms; the rest was not read."), faulty.faults());
        assertInstanceOf(SpfReading.Valid.class, SpfParser.parse("v=spf1" + " a".repeat(SpfParser.MOST_TERMS)));
        assertEquals(SpfParser.MOST_FAULTS, assertInstanceOf(SpfReading.Faulty.class, SpfParser.parse("v=spf1" + " oops".repeat(60))).faults().size());
    }

    @ParameterizedTest(name = "{0} allows nobody: {1}")
    @CsvSource({"v=spf1 -all, true", "v=spf1 ~all, false", "v=spf1 mx -all, false", "v=spf1 mx, false", "v=spf1, false", "v=spf1 -mx, false", "v=spf1 -all exp=why.example.org, true", "v=spf1 exp=why.example.org -all redirect=x.example.org, true", "v=spf1 -all mx, true", "v=spf1 ~all -all, false", "v=spf1 -mx -all, true", "v=spf1 -mx ?ip4:192.0.2.1 -all, false", "v=spf1 -mx ip4:192.0.2.1 -all, false"})
    void a_record_may_allow_nobody(String text, boolean nobody) {
        assertEquals(nobody, assertInstanceOf(SpfReading.Valid.class, SpfParser.parse(text)).record().allowsNobody());
    }
}

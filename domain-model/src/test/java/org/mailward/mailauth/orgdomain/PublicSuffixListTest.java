package org.mailward.mailauth.orgdomain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.orgdomain.PublicSuffix.Section;

class PublicSuffixListTest {

    private static final Pattern VECTOR = Pattern.compile("checkPublicSuffix\\((null|'([^']*)'), (null|'([^']*)')\\);");

    private static final String RULES = """
            // ===BEGIN ICANN DOMAINS===
            test
            co.test
            *.wild.test
            !city.wild.test
            公司.test    a remark after white space
            *.sch.uk

            // ===END ICANN DOMAINS===
            // ===BEGIN PRIVATE DOMAINS===
            hosting.test
            *.far.hosting.test
            // ===END PRIVATE DOMAINS===
            """;

    /// publicsuffix.org's own vectors. Null, and a name that begins with a dot, are no domain names here and have no answer.
    @Test
    void every_vector_of_the_lists_owners_holds() throws IOException {
        String setting = System.getProperty("conformance.dir", "");
        Path dir = Path.of(setting).isAbsolute() || Files.isDirectory(Path.of(setting)) ? Path.of(setting) : Path.of("..").resolve(setting);
        Path vectors = dir.resolve("psl/test_psl.txt");
        assumeTrue(!setting.isBlank() && Files.isRegularFile(vectors), "Skipped: the property conformance.dir names no folder with psl/test_psl.txt");
        int checked = 0;
        for (String line : Files.readAllLines(vectors)) {
            Matcher matcher = VECTOR.matcher(line);
            if (!line.startsWith("checkPublicSuffix") || !matcher.matches()) {
                continue;
            }
            checked++;
            Optional<DomainName> name = Optional.ofNullable(matcher.group(2)).flatMap(PublicSuffixListTest::name);
            assertEquals(Optional.ofNullable(matcher.group(4)).map(DomainName::of), name.flatMap(Suffixes.real()::registrableDomain), line);
        }
        assertTrue(checked >= 70, checked + " vectors");
    }

    private static Optional<DomainName> name(String text) {
        try {
            return Optional.of(DomainName.of(text));
        } catch (IllegalArgumentException beginsWithADot) {
            return Optional.empty();
        }
    }

    @ParameterizedTest(name = "[{index}] {0}: {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            test                     | test                  | -                     | ICANN    | a rule itself
            a.test                   | test                  | a.test                | ICANN    | one label
            b.a.test                 | test                  | a.test                | ICANN    | deeper names have the same owner
            co.test                  | co.test               | -                     | ICANN    | the longest rule prevails
            b.a.co.test              | co.test               | a.co.test             | ICANN    | the longest rule prevails
            wild.test                | test                  | wild.test             | ICANN    | a wildcard says nothing of its parent
            a.wild.test              | a.wild.test           | -                     | ICANN    | a wildcard matches one label
            c.b.a.wild.test          | a.wild.test           | b.a.wild.test         | ICANN    | and no more
            city.wild.test           | wild.test             | city.wild.test        | ICANN    | an exception prevails
            b.a.city.wild.test       | wild.test             | city.wild.test        | ICANN    | also below it
            公司.test                | 公司.test             | -                     | ICANN    | U-labels on both sides
            www.食狮.公司.test       | xn--55qx5d.test       | 食狮.公司.test        | ICANN    | U-label and A-label
            x.xn--55qx5d.test        | 公司.test             | x.xn--55qx5d.test     | ICANN    | A-label and U-label
            a.hosting.test           | hosting.test          | a.hosting.test        | PRIVATE  | the companies' part
            b.a.far.hosting.test     | a.far.hosting.test    | b.a.far.hosting.test  | PRIVATE  | a wildcard there
            unknown                  | unknown               | -                     | UNLISTED | no rule: the last label
            b.a.unknown              | unknown               | a.unknown             | UNLISTED | no rule: the last label
            uk                       | uk                    | -                     | UNLISTED | only a rule below it
            a.uk                     | uk                    | a.uk                  | UNLISTED | only a rule below it
            """)
    void the_algorithm_of_the_list(String name, String suffix, String registrable, Section section, String why) {
        PublicSuffix answer = Suffixes.of(RULES).suffixOf(DomainName.of(name));
        assertEquals(DomainName.of(suffix), answer.suffix(), why);
        assertEquals(Optional.ofNullable(registrable).map(DomainName::of), answer.registrableDomain(), why);
        assertEquals(section, answer.section(), why);
        assertEquals(DomainName.of(registrable == null ? name : registrable), answer.organizationalDomain(), why);
    }

    @Test
    void an_answer_names_the_list_and_its_date() {
        PublicSuffix answer = Suffixes.of(RULES).suffixOf(DomainName.of("a.test"));
        assertEquals(new PublicSuffix.Source("a test", LocalDate.of(2026, 1, 31)), answer.source());
        assertEquals("a test of 2026-01-31", answer.source().toString());
        assertEquals(DomainName.of("a.test"), answer.name());
    }

    @Test
    void the_real_list_is_whole() {
        assertTrue(Suffixes.real().size() > 9_000, () -> Suffixes.real().size() + " rules");
        assertTrue(Suffixes.real().source().date().isAfter(LocalDate.of(2025, 1, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "test\n", "// VERSION: 2026-01-31\n", "// VERSION: soon\ntest\n", "// VERSION:\ntest\n"})
    void a_text_without_date_or_rules_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> PublicSuffixList.read(text, "a test"));
    }

    @Test
    void lines_that_hold_no_name_are_passed_over() {
        assertEquals(2, Suffixes.of("test\n  \n..\n*.\n!\n\u0000\nco.test\n").size());
    }

    @Test
    void an_answer_for_a_name_holds_below_it() {
        PublicSuffix answer = Suffixes.of(RULES).suffixOf(DomainName.of("a.co.test"));
        assertEquals(Optional.of(DomainName.of("a.co.test")), answer.below(DomainName.of("c.b.a.co.test")).registrableDomain());
        assertThrows(IllegalArgumentException.class, () -> answer.below(DomainName.of("b.co.test")));
    }

    @Test
    void a_suffix_that_the_name_does_not_end_with_is_no_answer() {
        var source = new PublicSuffix.Source("a test", LocalDate.of(2026, 1, 31));
        for (DomainName suffix : List.of(DomainName.of("org"), DomainName.ROOT)) {
            assertThrows(IllegalArgumentException.class, () -> new PublicSuffix(DomainName.of("a.test"), suffix, Section.ICANN, source));
        }
    }

    @Test
    void a_list_is_read_no_further_than_its_limit() {
        var rules = new ArrayList<String>();
        for (int i = 0; i < PublicSuffixList.MOST_RULES + 2; i++) {
            rules.add("r" + i);
        }
        assertEquals(PublicSuffixList.MOST_RULES, Suffixes.of(String.join("\n", rules)).size());
    }
}

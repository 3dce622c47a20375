package org.mailward.mailauth.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.mailauth.dmarc.Strays.Place;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.World;

/// RFC 9989 §4.5.
class StraysTest {

    private static final DomainName NAME = DomainName.of("example.org");
    private static final String RECORD = "v=DMARC1; p=reject";

    private static Strays strays(World world) {
        return Strays.of(NAME, TreeWalk.from(NAME, world).own(), "probe", world);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            example.org.                    | APEX
            _dmarc.example.org.example.org. | DOUBLED_DOMAIN
            _dmarc._dmarc.example.org.      | DOUBLED_LABEL
            dmarc.example.org.              | NO_UNDERSCORE
            """)
    void records_in_wrong_places_are_found(String at, Place place) {
        Strays strays = strays(world().domain("example.org").txt(at, RECORD, "v=spf1 -all"));
        assertEquals(List.of(new Strays.Stray(place, DomainName.of(at), RECORD)), strays.found());
        assertEquals(List.of(), strays.unknown());
        assertTrue(place.words().length() > 10);
    }

    @Test
    void nobody_looks_further_where_a_record_is_found() {
        World world = world().domain("example.org").txt("_dmarc", RECORD).txt("@", RECORD);
        TreeWalk walk = TreeWalk.from(NAME, world);
        int before = world.asked().size();
        assertEquals(Strays.none(), Strays.of(NAME, walk.own(), "probe", world));
        assertEquals(before, world.asked().size());
    }

    @Test
    void a_name_that_does_not_exist_has_nothing_below_it_to_ask_for() {
        World world = world().domain("example.org");
        strays(world);
        assertTrue(world.asked().stream().noneMatch(question -> question.name().equals(DomainName.of("_dmarc._dmarc.example.org"))), () -> world.asked().toString());
        assertEquals(4, world.asked().stream().filter(question -> question.name().isWithin(NAME)).distinct().count());
    }

    @Test
    void a_wildcard_is_told_apart_from_a_record() {
        Strays strays = strays(world().domain("example.org").txt("*", "hello", "v=dmarc1; p=none"));
        assertEquals(List.of("hello", "v=dmarc1; p=none"), strays.wildcard());
        assertEquals(List.of(), strays.found());
        assertEquals(List.of(), strays(world().domain("example.org").txt("_dmarc", "hello").txt("*", "other")).wildcard());
        Strays mixed = strays(world().domain("example.org").txt("*", RECORD).txt("_dmarc", "hello"));
        assertEquals(List.of(), mixed.wildcard());
    }

    @Test
    void what_nobody_could_say_is_unknown() {
        Strays strays = strays(world().domain("example.org").txt("_dmarc", "hello").servfail("dmarc.example.org").timeout("probe.example.org"));
        assertEquals(List.of("dmarc.example.org", "probe.example.org"), strays.unknown().stream().map(question -> question.name().ascii()).toList());
    }

    @Test
    void names_that_would_be_too_long_are_not_asked() {
        DomainName longest = DomainName.of(String.join(".", Stream.generate(() -> "a".repeat(60)).limit(4).toList()) + ".org");
        World world = world();
        Strays.of(longest, TreeWalk.from(longest, world).own(), "p", world);
        assertTrue(world.asked().stream().allMatch(question -> question.name().ascii().length() <= 253));
    }
}

package org.mailward.mailauth.bimi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.World;

class BimiPublicationTest {

    private static final DomainName NAME = DomainName.of("example.org");
    private static final String RECORD = "v=BIMI1; l=https://example.org/logo.svg";

    private static World published(String... texts) {
        return world().domain("example.org").txt("default._bimi", texts).txt("news._bimi", "v=BIMI1; l=");
    }

    @Test
    void records_of_another_version_are_set_aside() {
        assertEquals(new BimiPublication.One(BimiRecord.read(RECORD).orElseThrow()), BimiPublication.of(NAME, published("v=BIMI2; l=", RECORD)));
        assertEquals(new BimiPublication.Absent(), BimiPublication.of(NAME, published("v=spf1 -all")));
    }

    @Test
    void several_records_are_none() {
        assertEquals(new BimiPublication.Several(List.of(RECORD, RECORD)), BimiPublication.of(NAME, published(RECORD, RECORD)));
    }

    @Test
    void nothing_published_is_absent_and_no_answer_is_unknown() {
        assertEquals(new BimiPublication.Absent(), BimiPublication.of(NAME, world().domain("example.org")));
        assertEquals(new BimiPublication.Absent(), BimiPublication.of(NAME, world().domain("example.org").a("default._bimi", "192.0.2.1")));
        assertEquals("default._bimi.example.org TXT", ((BimiPublication.Unknown) BimiPublication.of(NAME, world().domain("example.org").servfail("default._bimi"))).question());
    }

    @Test
    void another_selector_has_another_record() {
        assertEquals(new BimiPublication.One(BimiRecord.read("v=BIMI1; l=").orElseThrow()), BimiPublication.of(NAME, "news", published(RECORD)));
        assertEquals(DomainName.of("news._bimi.example.org"), BimiPublication.name(NAME, "news"));
    }
}

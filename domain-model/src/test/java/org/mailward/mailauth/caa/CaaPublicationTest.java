package org.mailward.mailauth.caa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;

class CaaPublicationTest {

    private static final DomainName NAME = DomainName.of("a.b.example.org");

    private static World caa(World world, String name, String... records) {
        for (String record : records) {
            world.record(name, RecordType.CAA, new RecordData.Presentation(record));
        }
        return world;
    }

    private static CaaPublication.Applies applies(World world) {
        return assertInstanceOf(CaaPublication.Applies.class, CaaPublication.of(NAME, world));
    }

    @Test
    void the_nearest_name_above_speaks() {
        World world = caa(caa(world().domain("example.org"), "@", "0 issue \"far.example\""), "b", "0 issue \"near.example\"");
        assertEquals("b.example.org", applies(world).at().ascii());
        assertEquals(Optional.of(Set.of(DomainName.of("near.example"))), applies(world).issuers(CaaRecord.ISSUE));
        assertEquals("a.b.example.org", applies(caa(world, "a.b", "0 issue \";\"")).at().ascii());
    }

    @Test
    void up_to_the_top_and_not_beyond() {
        World world = world().domain("example.org");
        assertInstanceOf(CaaPublication.Absent.class, CaaPublication.of(NAME, world));
        assertEquals(List.of("a.b.example.org CAA", "b.example.org CAA", "example.org CAA", "org CAA"), world.asked().stream().map(Object::toString).toList());
    }

    @Test
    void a_deep_name_is_left_at_the_limit() {
        World world = world().domain("example.org");
        CaaPublication.of(DomainName.of("1.2.3.4.5.6.7.8.9.example.org"), world);
        assertEquals(CaaPublication.MOST_STEPS, world.asked().size());
    }

    @Test
    void silence_on_the_way_is_unknown() {
        var unknown = assertInstanceOf(CaaPublication.Unknown.class, CaaPublication.of(NAME, caa(world().domain("example.org").servfail("b.example.org"), "@", "0 issue \"x.example\"")));
        assertEquals("b.example.org CAA", unknown.question());
    }

    @Test
    void each_kind_of_certificate_has_its_own_authorities() {
        var caa = applies(caa(world().domain("example.org"), "@", "0 issue \"one.example\"", "0 issue \"two.example\"", "0 issuemail \";\"", "0 iodef \"mailto:a@example.org\""));
        assertEquals(Optional.of(Set.of(DomainName.of("one.example"), DomainName.of("two.example"))), caa.issuers(CaaRecord.ISSUE));
        assertEquals(caa.issuers(CaaRecord.ISSUE), caa.issuers(CaaRecord.ISSUE_WILD), "RFC 8659 §4.3");
        assertEquals(Optional.of(Set.of()), caa.issuers(CaaRecord.ISSUE_MAIL));
        assertEquals(Optional.empty(), caa.issuers(CaaRecord.ISSUE_VMC));
        var wild = applies(caa(world().domain("example.org"), "@", "0 issue \"one.example\"", "0 issuewild \";\""));
        assertEquals(Optional.of(Set.of()), wild.issuers(CaaRecord.ISSUE_WILD));
    }

    @Test
    void what_cannot_be_read_and_what_blocks_is_kept() {
        var caa = applies(caa(world().domain("example.org"), "@", "nonsense", "128 tbs \"x\"", "128 issue \"a.example\"", "0 tbs \"x\""));
        assertEquals(List.of("nonsense"), caa.unreadable());
        assertEquals(List.of("128 tbs \"x\""), caa.blocking().stream().map(CaaRecord::render).toList());
        assertEquals(3, caa.records().size());
    }

    @Test
    void no_more_records_are_read_than_the_limit() {
        World world = world().domain("example.org");
        for (int i = 0; i <= CaaPublication.MOST_RECORDS; i++) {
            caa(world, "@", "0 issue \"ca" + i + ".example\"");
        }
        assertEquals(CaaPublication.MOST_RECORDS, applies(world).records().size());
    }
}

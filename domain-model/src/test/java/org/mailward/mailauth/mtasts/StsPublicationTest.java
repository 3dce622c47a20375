package org.mailward.mailauth.mtasts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.World;

/// RFC 8461 §3.1.
class StsPublicationTest {

    private static final DomainName NAME = DomainName.of("example.org");
    private static final String RECORD = "v=STSv1; id=1";

    private static StsPublication published(String... texts) {
        return of(world().domain("example.org").txt("_mta-sts", texts));
    }

    private static StsPublication of(World world) {
        return StsPublication.of(NAME, world);
    }

    @Test
    void the_policy_is_on_a_host_of_its_own() {
        assertEquals(DomainName.of("mta-sts.example.org"), StsPublication.policyHost(NAME));
    }

    @Test
    void one_record_counts_whatever_stands_beside_it() {
        assertEquals(new StsPublication.One(StsRecord.read(RECORD).orElseThrow()), published("v=spf1 -all", RECORD));
    }

    @Test
    void several_records_are_none_to_senders() {
        assertEquals(new StsPublication.Several(List.of(RECORD, "v=STSv1; id=2")), published(RECORD, "hello", "v=STSv1; id=2"));
    }

    @Test
    void other_texts_are_kept_to_be_shown() {
        assertEquals(new StsPublication.Absent(List.of("v=STSv2; id=1")), published("v=STSv2; id=1"));
    }

    @Test
    void nothing_published_is_absent_and_no_answer_is_unknown() {
        assertEquals(new StsPublication.Absent(List.of()), of(world().domain("example.org")));
        assertEquals(new StsPublication.Absent(List.of()), of(world().domain("example.org").a("_mta-sts", "192.0.2.1")));
        assertEquals(new StsPublication.Unknown("_mta-sts.example.org TXT", "_mta-sts.example.org does not answer in this world."), of(world().domain("example.org").servfail("_mta-sts")));
    }
}

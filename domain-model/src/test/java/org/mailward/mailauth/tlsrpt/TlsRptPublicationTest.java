package org.mailward.mailauth.tlsrpt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.World;

/// RFC 8460 §3.
class TlsRptPublicationTest {

    private static final String RECORD = "v=TLSRPTv1; rua=mailto:a@example.org";

    private static TlsRptPublication published(String... texts) {
        return of(world().domain("example.org").txt("_smtp._tls", texts));
    }

    private static TlsRptPublication of(World world) {
        return TlsRptPublication.of(DomainName.of("example.org"), world);
    }

    @Test
    void stands_at_a_name_of_its_own() {
        assertEquals(DomainName.of("_smtp._tls.example.org"), TlsRptPublication.name(DomainName.of("example.org")));
    }

    @Test
    void one_record_counts_whatever_stands_beside_it() {
        assertEquals(new TlsRptPublication.One(TlsRptRecord.read(RECORD).orElseThrow()), published("v=spf1 -all", RECORD));
    }

    @Test
    void several_records_are_none_to_senders() {
        String other = "v=TLSRPTv1; rua=mailto:b@example.org";
        assertEquals(new TlsRptPublication.Several(List.of(RECORD, other)), published(RECORD, "hello", other));
    }

    @Test
    void other_texts_are_kept_to_be_shown() {
        assertEquals(new TlsRptPublication.Absent(List.of("v=TLSRPTv2; rua=mailto:a@example.org")), published("v=TLSRPTv2; rua=mailto:a@example.org"));
    }

    @Test
    void nothing_published_is_absent_and_no_answer_is_unknown() {
        assertEquals(new TlsRptPublication.Absent(List.of()), of(world().domain("example.org")));
        assertEquals(new TlsRptPublication.Absent(List.of()), of(world().domain("example.org").a("_smtp._tls", "192.0.2.1")));
        assertEquals(new TlsRptPublication.Unknown("_smtp._tls.example.org TXT", "_smtp._tls.example.org does not answer in this world."), of(world().domain("example.org").servfail("_smtp._tls")));
    }
}

package org.mailward.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mailward.mailauth.dns.World.world;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.dns.World;
import org.mailward.tenancy.InvalidInput;

class HostLookTest {

    private static final DomainName HOST = new DomainName("reports.northwind.example");
    private static final Optional<DomainName> RECEIVER = Optional.of(new DomainName("mx.installation.example"));

    private static World dns() {
        return world().domain("installation.example").a("mx", "192.0.2.25").domain("reports.northwind.example");
    }

    private static List<HostState> states(World dns, Optional<DomainName> receiver) {
        return HostLook.at(HOST, receiver, dns).stream().map(HostLook::state).toList();
    }

    @Test
    void what_is_published_as_wanted_is_right() {
        var wanted = HostLook.wanted(HOST, RECEIVER);
        assertEquals(List.of("10 mx.installation.example.", "v=DMARC1"), wanted.stream().map(HostRecord::value).toList());
        assertEquals("*._report._dmarc.reports.northwind.example", wanted.getLast().name().ascii());
        assertEquals(List.of(HostState.RIGHT, HostState.RIGHT), states(dns().mx(10, "mx.installation.example").txt("*._report._dmarc", wanted.getLast().value()), RECEIVER));
    }

    @Test
    void a_host_without_records_gets_no_reports() {
        assertEquals(List.of(HostState.MISSING, HostState.MISSING), states(dns(), RECEIVER));
    }

    @Test
    void a_host_that_takes_no_mail_gets_no_reports() {
        assertEquals(HostState.MISSING, states(dns().mx(0, "."), RECEIVER).getFirst());
    }

    @Test
    void mail_that_goes_elsewhere_may_be_meant_and_is_named() {
        var look = HostLook.at(HOST, RECEIVER, dns().mx(10, "mail.other.example")).getFirst();
        assertEquals(HostState.OTHER, look.state());
        assertEquals(List.of("10 mail.other.example"), look.found());
        assertTrue(look.sentence().contains("mail.other.example"), look.sentence());
    }

    @Test
    void a_receiver_without_an_address_is_not_right() {
        assertEquals(HostState.OTHER, states(world().domain("reports.northwind.example").mx(10, "mx.installation.example"), RECEIVER).getFirst());
    }

    @Test
    void where_no_mail_is_received_no_mail_exchanger_is_asked_for() {
        assertEquals(List.of(RecordType.TXT), HostLook.wanted(HOST, Optional.empty()).stream().map(HostRecord::type).toList());
        assertEquals(HostState.OTHER, states(dns().mx(10, "mx.installation.example"), Optional.empty()).getFirst());
    }

    @Test
    void a_consent_for_one_domain_alone_is_none_for_all() {
        assertEquals(HostState.MISSING, states(dns().txt("acme.example._report._dmarc.reports.northwind.example", "v=DMARC1"), RECEIVER).getLast());
    }

    @Test
    void another_text_is_no_consent_and_is_shown() {
        var look = HostLook.at(HOST, RECEIVER, dns().txt("*._report._dmarc", "v=spf1 -all")).getLast();
        assertEquals(HostState.OTHER, look.state());
        assertEquals(List.of("v=spf1 -all"), look.found());
    }

    @Test
    void a_consent_that_sends_reports_on_is_none() {
        assertEquals(HostState.OTHER, states(dns().txt("*._report._dmarc", "v=DMARC1; rua=mailto:a@elsewhere.example"), RECEIVER).getLast());
    }

    @Test
    void silence_is_unknown_and_neither_right_nor_missing() {
        assertEquals(List.of(HostState.UNKNOWN, HostState.UNKNOWN), HostLook.at(HOST, RECEIVER, dns().timeout("@").timeout("any-domain.example._report._dmarc.reports.northwind.example"))
                .stream().map(HostLook::state).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reports.example.net", "Reports.Example.NET.", " r.example ", "münchen.example", "a-1.example"})
    void a_host_name_is_taken_as_people_write_it(String text) {
        assertTrue(ReportsHost.of(text).name().ascii().matches("[a-z0-9.-]+"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "reports", "192.0.2.1", "a b.example", "a@b.example", "_dmarc.example.net", "-a.example", "a-.example", "https://a.example", "a..example",
            "a123456789.a123456789.a123456789.a123456789.a123456789.a123456789.a123456789.a123456789.a123456789.example"})
    void what_is_no_host_name_is_refused_for_the_field(String text) {
        assertEquals("host", assertThrows(InvalidInput.class, () -> ReportsHost.of(text)).field());
    }
}

package org.mailward.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.report.AuthResult;
import org.mailward.sources.AddressFacts.Reverse;
import org.mailward.sources.AddressFacts.Spread;

class AttributingTest {

    private static final IpAddress ADDRESS = IpAddress.of("198.51.100.7").orElseThrow();
    private static final List<SeenSignature> UNSIGNED = List.of();

    private final Attributing attributing = new Attributing(ServiceCatalogue.standard());

    @Test
    void the_strongest_reasons_come_first() {
        var found = found(List.of(new SeenSignature("mail.example.com", "k1", true), new SeenSignature("mcsv.net", "x", true)), new ReturnPath("b.mcsv.net", AuthResult.PASS), true, false, AddressFacts.NOTHING);
        assertEquals("mailchimp", found.serviceId());
        assertEquals(SourceClass.ALIGNED, found.sourceClass());
        assertEquals(List.of(Reason.Kind.DKIM_OF_SERVICE, Reason.Kind.DKIM_SELECTOR, Reason.Kind.SPF_OF_SERVICE), found.reasons().stream().map(Reason::kind).toList());
    }

    @Test
    void a_failed_signature_and_a_refused_return_path_of_a_service_name_nobody() {
        var found = found(List.of(new SeenSignature("sendgrid.net", "s1", false)), new ReturnPath("sendgrid.net", AuthResult.FAIL), false, false, AddressFacts.NOTHING);
        assertEquals(Optional.empty(), found.service());
        assertEquals(SourceClass.UNKNOWN, found.sourceClass());
    }

    @Test
    void a_reverse_name_counts_only_when_it_leads_back() {
        var refused = new ReturnPath("example.com", AuthResult.FAIL);
        assertEquals(SourceClass.LIKELY_ABUSE, found(UNSIGNED, refused, false, false, reverse(Reverse.UNCONFIRMED, "o1.outbound-mail.sendgrid.net")).sourceClass());
        var confirmed = found(UNSIGNED, refused, false, false, reverse(Reverse.CONFIRMED, "o1.outbound-mail.sendgrid.net"));
        assertEquals("sendgrid", confirmed.serviceId());
        assertEquals(SourceClass.KNOWN_UNALIGNED, confirmed.sourceClass());
    }

    @Test
    void the_owner_of_a_network_names_no_service() {
        var found = found(UNSIGNED, ReturnPath.UNKNOWN, false, false, new AddressFacts(Reverse.UNKNOWN, "", Optional.of(new NetworkOwner(14618, "Amazon SES", "US")), Optional.empty(), Spread.NOWHERE));
        assertEquals(Optional.empty(), found.service());
        assertTrue(found.reasons().contains(Reason.of(Reason.Kind.NETWORK, "Amazon SES", "US")));
    }

    @Test
    void an_include_of_the_domains_own_record_names_the_service() {
        var found = found(UNSIGNED, ReturnPath.UNKNOWN, false, false, new AddressFacts(Reverse.UNKNOWN, "", Optional.empty(), Optional.of("spf.protection.outlook.com"), Spread.NOWHERE));
        assertEquals("microsoft-365", found.serviceId());
        assertEquals(SourceClass.KNOWN_UNALIGNED, found.sourceClass());
    }

    @Test
    void mail_that_keeps_its_signature_and_loses_spf_was_handed_on_unless_the_record_allows_the_address() {
        var signed = List.of(new SeenSignature("example.com", "mail2024", true));
        var refused = new ReturnPath("example.com", AuthResult.SOFTFAIL);
        assertEquals(SourceClass.FORWARDER, found(signed, refused, true, false, AddressFacts.NOTHING).sourceClass());
        assertEquals(SourceClass.ALIGNED, found(signed, refused, true, false, new AddressFacts(Reverse.UNKNOWN, "", Optional.empty(), Optional.of(AddressFacts.OWN_RECORD), Spread.NOWHERE)).sourceClass());
    }

    @Test
    void what_the_receiver_calls_aligned_must_not_contradict_its_own_details() {
        var other = List.of(new SeenSignature("example.com.evil.test", "a", true));
        assertEquals(SourceClass.UNKNOWN, found(other, new ReturnPath("notexample.com", AuthResult.PASS), true, true, AddressFacts.NOTHING).sourceClass());
        var silent = found(UNSIGNED, ReturnPath.UNKNOWN, true, false, AddressFacts.NOTHING);
        assertEquals(SourceClass.ALIGNED, silent.sourceClass());
        assertTrue(silent.confidence() < 70, "without details: " + silent.confidence());
    }

    @Test
    void a_server_that_passes_for_another_name_of_the_domain_is_its_own_though_strict_alignment_refuses_it() {
        var found = found(UNSIGNED, new ReturnPath("app.example.com", AuthResult.PASS), false, false, AddressFacts.NOTHING);
        assertEquals(SourceClass.KNOWN_UNALIGNED, found.sourceClass());
        assertEquals(Optional.empty(), found.service());
    }

    /// Nobody but the owner makes a name of the domain lead to an address.
    @Test
    void a_server_that_bears_a_name_of_the_domain_and_is_named_by_it_is_its_own_though_nothing_is_set_up() {
        var refused = new ReturnPath("example.com", AuthResult.FAIL);
        for (String name : List.of("mail2.example.com", "example.com", "smtp.berlin.example.com", "cloud.example.com")) {
            var found = found(UNSIGNED, refused, false, false, reverse(Reverse.CONFIRMED, name));
            assertEquals(SourceClass.KNOWN_UNALIGNED, found.sourceClass(), name);
            assertEquals(Optional.empty(), found.service());
            assertTrue(found.reasons().contains(Reason.of(Reason.Kind.REVERSE_OWN, name)), name);
        }
        var signed = List.of(new SeenSignature("example.com", "mail2024", true));
        assertEquals(SourceClass.ALIGNED, found(signed, refused, true, false, reverse(Reverse.CONFIRMED, "mail2.example.com")).sourceClass(), "it hands nothing on");
    }

    @Test
    void a_name_that_anybody_can_write_or_that_the_owner_gives_its_customers_makes_no_server_of_the_domains_own() {
        var refused = new ReturnPath("example.com", AuthResult.FAIL);
        assertEquals(SourceClass.LIKELY_ABUSE, found(UNSIGNED, refused, false, false, reverse(Reverse.UNCONFIRMED, "mail2.example.com")).sourceClass());
        assertEquals(SourceClass.UNKNOWN, found(UNSIGNED, refused, false, false, reverse(Reverse.CONFIRMED, "mail.notexample.com")).sourceClass());
        for (String name : List.of("host7.dyn.example.com", "ip-198-51-100-7.example.com", "c6336407.example.com")) {
            assertEquals(SourceClass.LIKELY_ABUSE, found(UNSIGNED, refused, false, false, reverse(Reverse.CONFIRMED, name)).sourceClass(), name);
        }
    }

    @Test
    void who_sends_for_many_and_is_set_up_for_none_is_suspected_but_not_for_that_alone() {
        var path = new ReturnPath("win.test", AuthResult.PASS);
        var foreign = new Spread(30, 0);
        assertEquals(SourceClass.LIKELY_ABUSE, found(UNSIGNED, path, false, false, new AddressFacts(Reverse.NONE, "", Optional.empty(), Optional.empty(), foreign)).sourceClass());
        var careful = found(UNSIGNED, path, false, false, new AddressFacts(Reverse.CONFIRMED, "mail.win.test", Optional.empty(), Optional.empty(), foreign));
        assertEquals(SourceClass.UNKNOWN, careful.sourceClass(), "an unlisted service that nobody has set up looks just so");
        assertTrue(careful.reasons().contains(Reason.of(Reason.Kind.FOREIGN_EVERYWHERE)));
        for (var some : List.of(new Spread(30, 1), new Spread(5, 0))) {
            var known = found(UNSIGNED, path, false, false, new AddressFacts(Reverse.NONE, "", Optional.empty(), Optional.empty(), some));
            assertEquals(SourceClass.UNKNOWN, known.sourceClass());
            assertTrue(known.reasons().stream().noneMatch(reason -> reason.kind() == Reason.Kind.FOREIGN_EVERYWHERE));
        }
    }

    @Test
    void a_name_made_to_be_taken_for_a_service_speaks_against_its_bearer_and_names_nobody() {
        var path = new ReturnPath("sendgrid.net.evil.test", AuthResult.PASS);
        var found = found(UNSIGNED, path, false, false, reverse(Reverse.CONFIRMED, "mail.evil.test"));
        assertEquals(SourceClass.UNKNOWN, found.sourceClass(), "one such name is no proof");
        assertTrue(found.reasons().contains(Reason.of(Reason.Kind.LOOK_ALIKE, "sendgrid.net.evil.test", "sendgrid")), found.reasons().toString());
        var both = found(UNSIGNED, path, false, false, reverse(Reverse.CONFIRMED, "fakesendgrid.net"));
        assertEquals(SourceClass.LIKELY_ABUSE, both.sourceClass());
        assertEquals(Optional.empty(), both.service());
    }

    @Test
    void names_that_have_only_letters_in_common_are_no_look_alikes() {
        for (String name : List.of("sendgrid.net", "o1.sendgrid.net", "acme.com", "home.com", "example.com", "mail.example.com", "examples.com", "sendgrid.example.net", "me.com.au", "sendgrid.net.br")) {
            assertTrue(found(UNSIGNED, new ReturnPath(name, AuthResult.PASS), false, false, AddressFacts.NOTHING).reasons().stream().noneMatch(reason -> reason.kind() == Reason.Kind.LOOK_ALIKE), name);
        }
        for (String name : List.of("example.com.evil.test", "a.example.com.evil.test", "notexample.com", "x.notexample.com", "notsendgrid.net", "mail.sendgrid.net.evil.test")) {
            assertTrue(found(UNSIGNED, new ReturnPath(name, AuthResult.PASS), false, false, AddressFacts.NOTHING).reasons().stream().anyMatch(reason -> reason.kind() == Reason.Kind.LOOK_ALIKE), name);
        }
    }

    @Test
    void reasons_of_an_earlier_version_are_read_without_what_they_said_beyond() {
        assertEquals(List.of(Reason.of(Reason.Kind.MANY_DOMAINS)), Reason.read("MANY_DOMAINS\t37"));
    }

    private Attribution found(List<SeenSignature> signatures, ReturnPath path, boolean dkim, boolean spf, AddressFacts facts) {
        return attributing.attribute(new SourceEvidence("example.com", ADDRESS, signatures, path, dkim, spf, Set.of(), facts));
    }

    private static AddressFacts reverse(Reverse reverse, String name) {
        return new AddressFacts(reverse, name, Optional.empty(), Optional.empty(), Spread.NOWHERE);
    }
}

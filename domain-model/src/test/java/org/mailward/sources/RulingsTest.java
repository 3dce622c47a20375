package org.mailward.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.sources.RulingSubject.Kind;
import org.mailward.tenancy.InvalidInput;

class RulingsTest {

    private static final ServiceCatalogue CATALOGUE = ServiceCatalogue.standard();
    private static final UUID CUSTOMER = new UUID(1, 1);
    private static final UUID DOMAIN = new UUID(1, 2);
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private static final KnownPath UNKNOWN = path("dkim+mail.vendor.example/s1 dkim-other.example/s2 spf=pass/bounce.vendor.example", "", SourceClass.UNKNOWN, List.of());

    @ParameterizedTest
    @CsvSource({
            "ADDRESS, 198.51.100.7, true", "ADDRESS, 198.51.100.0/24, true", "ADDRESS, 198.51.100.8, false", "ADDRESS, 198.51.101.0/24, false", "ADDRESS, 2001:db8::/32, false",
            "DKIM_DOMAIN, vendor.example, true", "DKIM_DOMAIN, MAIL.vendor.example., true", "DKIM_DOMAIN, other.example, false", "DKIM_DOMAIN, dor.example, false",
            "RETURN_PATH, vendor.example, true", "RETURN_PATH, mail.vendor.example, false",
            "SERVICE, sendgrid, false"})
    void a_subject_fits_by_what_cannot_be_faked(Kind kind, String text, boolean fits) {
        assertEquals(fits, RulingSubject.of(kind, text, CATALOGUE).fits(UNKNOWN));
    }

    @Test
    void a_return_path_that_did_not_pass_and_a_service_that_is_only_claimed_fit_nothing() {
        var refused = path("spf=fail/vendor.example", "", SourceClass.UNKNOWN, List.of());
        assertFalse(RulingSubject.of(Kind.RETURN_PATH, "vendor.example", CATALOGUE).fits(refused));
        assertTrue(RulingSubject.of(Kind.SERVICE, "sendgrid", CATALOGUE).fits(path("spf=none/", "sendgrid", SourceClass.KNOWN_UNALIGNED, List.of())));
    }

    @ParameterizedTest
    @CsvSource({"ADDRESS, 192.0.2.9/24, 192.0.2.0/24", "ADDRESS, 192.0.2.9/32, 192.0.2.9", "ADDRESS, ::ffff:192.0.2.9, 192.0.2.9", "ADDRESS, 2001:DB8:0::1/48, 2001:db8::/48",
            "DKIM_DOMAIN, Bücher.example, xn--bcher-kva.example"})
    void a_subject_is_kept_in_one_spelling_and_read_again(Kind kind, String typed, String kept) {
        var subject = RulingSubject.of(kind, typed, CATALOGUE);
        assertEquals(kept, subject.text());
        assertEquals(subject, RulingSubject.kept(kind, subject.text()));
    }

    @ParameterizedTest
    @CsvSource({"ADDRESS, 10.0.0.0/8", "ADDRESS, 2001::/16", "ADDRESS, 192.0.2.0/33", "ADDRESS, 192.0.2.0/-1", "ADDRESS, example.com", "ADDRESS, 192.0.2.0/", "DKIM_DOMAIN, com", "DKIM_DOMAIN, not a domain",
            "RETURN_PATH, ''", "SERVICE, nobody"})
    void what_would_be_about_strangers_or_is_nothing_is_refused(Kind kind, String text) {
        assertEquals("subject", assertThrows(InvalidInput.class, () -> RulingSubject.of(kind, text, CATALOGUE)).field());
    }

    @Test
    void narrower_counts_before_wider_and_later_before_earlier() {
        var everywhere = ruling(9, false, false, SourceClass.FORWARDER, NOON.plusSeconds(90));
        var customer = ruling(1, true, false, SourceClass.UNKNOWN, NOON);
        var laterCustomer = ruling(2, true, false, SourceClass.KNOWN_UNALIGNED, NOON.plusSeconds(1));
        var domain = ruling(3, true, true, SourceClass.LIKELY_ABUSE, NOON.minusSeconds(60));
        assertEquals(Optional.of(SourceClass.LIKELY_ABUSE), decided(everywhere, customer, domain, laterCustomer));
        assertEquals(Optional.of(SourceClass.KNOWN_UNALIGNED), decided(everywhere, customer, laterCustomer));
        assertEquals(Optional.of(SourceClass.FORWARDER), decided(everywhere));
        assertEquals(Rulings.Ruled.NOT, new Rulings(List.of(customer, domain)).of(new UUID(2, 1), new UUID(2, 2), UNKNOWN), "of another customer");
        assertEquals(Optional.of(SourceClass.FORWARDER), new Rulings(List.of(everywhere, domain)).of(CUSTOMER, new UUID(1, 3), UNKNOWN).sourceClass(), "of another domain");
    }

    @ParameterizedTest
    @EnumSource(SourceClass.class)
    void nobody_is_aligned_by_a_decision(SourceClass evident) {
        if (evident != SourceClass.ALIGNED) {
            for (var verdict : List.of(Verdict.ofService("sendgrid", CATALOGUE), Verdict.of(SourceClass.KNOWN_UNALIGNED), Verdict.of(SourceClass.FORWARDER), Verdict.of(SourceClass.UNKNOWN), Verdict.of(SourceClass.LIKELY_ABUSE))) {
                for (var evidence : List.of("spf=pass/bounce.vendor.example", "dkim+evil.example/s spf=pass/evil.example aligned=dkim,spf", "dkim-example.com/s spf=fail/example.com aligned=dkim")) {
                    var reasons = List.of(Reason.of(Reason.Kind.CONTRADICTION), Reason.of(Reason.Kind.DKIM_OTHER, "evil.example", "s"));
                    assertTrue(verdict.on(path(evidence, "", evident, reasons)).sourceClass().orElseThrow() != SourceClass.ALIGNED, verdict + " of " + evidence);
                }
            }
        }
        assertThrows(InvalidInput.class, () -> Verdict.of(SourceClass.ALIGNED));
    }

    @Test
    void what_is_aligned_stays_so_and_may_get_a_name() {
        var aligned = path("dkim+example.com/k1 spf=none/ aligned=dkim", "mailchimp", SourceClass.ALIGNED, List.of(Reason.of(Reason.Kind.DKIM_OWN, "example.com", "k1")));
        for (var sourceClass : Verdict.CLASSES) {
            assertEquals(Verdict.Effect.NONE, Verdict.of(sourceClass).on(aligned));
        }
        assertEquals(new Verdict.Effect(Optional.of("sendgrid"), Optional.empty()), Verdict.ofService("sendgrid", CATALOGUE).on(aligned));
    }

    @Test
    void what_was_taken_for_a_forwarder_is_aligned_by_its_own_signature_once_somebody_knows_it() {
        var survived = path("dkim+example.com/k1 spf=softfail/example.com aligned=dkim", "", SourceClass.FORWARDER, List.of(Reason.of(Reason.Kind.DKIM_OWN, "example.com", "k1"), Reason.of(Reason.Kind.SURVIVED, "example.com")));
        assertEquals(new Verdict.Effect(Optional.of("sendgrid"), Optional.of(SourceClass.ALIGNED)), Verdict.ofService("sendgrid", CATALOGUE).on(survived));
        assertEquals(Optional.of(SourceClass.LIKELY_ABUSE), Verdict.of(SourceClass.LIKELY_ABUSE).on(survived).sourceClass(), "a signed message may be sent again and again by somebody else");
    }

    @Test
    void a_class_keeps_the_name_but_for_what_nobody_knows() {
        var named = path("spf=none/", "mailchimp", SourceClass.KNOWN_UNALIGNED, List.of());
        assertEquals(Optional.empty(), Verdict.of(SourceClass.LIKELY_ABUSE).on(named).service());
        assertEquals(Optional.of(""), Verdict.of(SourceClass.UNKNOWN).on(named).service());
        assertEquals(SourceClass.FORWARDER, Verdict.ofService(ServiceCatalogue.standard().services().stream().filter(SendingService::forwards).findFirst().orElseThrow().id(), CATALOGUE).sourceClass());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "   a   "})
    void a_decision_says_why(String note) {
        var ruling = ruling(1, false, false, SourceClass.FORWARDER, NOON);
        assertEquals("note", assertThrows(InvalidInput.class, () -> new Overruling(ruling, note, "Ada")).field());
        assertThrows(InvalidInput.class, () -> new Overruling(ruling, "x".repeat(501), "Ada"));
        assertEquals(ruling, new Overruling(ruling, "It is our list server.", "Ada").ruling());
    }

    @Test
    void what_was_taken_back_once_stays_as_it_was_taken_back() {
        var overruling = new Overruling(ruling(1, false, false, SourceClass.FORWARDER, NOON), "It is our list server.", "Ada");
        assertTrue(overruling.holds());
        overruling.takeBack("Ben", NOON.plusSeconds(5));
        overruling.takeBack("Cleo", NOON.plusSeconds(9));
        assertFalse(overruling.holds());
        assertEquals("Ben", overruling.takenBackBy());
        assertEquals(Optional.of(NOON.plusSeconds(5)), overruling.takenBackAt());
    }

    private static Optional<SourceClass> decided(Ruling... rulings) {
        return new Rulings(List.of(rulings)).of(CUSTOMER, DOMAIN, UNKNOWN).sourceClass();
    }

    private static Ruling ruling(int id, boolean ofCustomer, boolean ofDomain, SourceClass sourceClass, Instant at) {
        return new Ruling(new UUID(0, id), ofCustomer ? Optional.of(CUSTOMER) : Optional.empty(), ofDomain ? Optional.of(DOMAIN) : Optional.empty(),
                RulingSubject.of(Kind.ADDRESS, "198.51.100.0/24", CATALOGUE), Verdict.of(sourceClass), at);
    }

    private static KnownPath path(String evidence, String service, SourceClass sourceClass, List<Reason> reasons) {
        return KnownPath.read("198.51.100.7", evidence, service, sourceClass.code(), Reason.text(reasons));
    }
}

package org.mailward.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dns.DomainName;

class ServiceCatalogueTest {

    private static final int AT_LEAST = 150;
    private static final Pattern HOST = Pattern.compile("_?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\._?[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\\.[a-z]{2,18}");
    private static final Pattern SELECTOR = Pattern.compile("[a-z0-9*#][a-z0-9*#_.-]*");

    private static final ServiceCatalogue CATALOGUE = ServiceCatalogue.standard();

    @Test
    void has_enough_services_and_each_can_be_recognised() {
        assertTrue(CATALOGUE.services().size() >= AT_LEAST, "services: " + CATALOGUE.services().size());
        for (SendingService service : CATALOGUE.services()) {
            assertTrue(names(service).findAny().isPresent() || !service.selectors().isEmpty(), service.id() + " cannot be recognised by anything");
        }
    }

    @Test
    void names_are_host_names_and_selectors_are_selective() {
        for (SendingService service : CATALOGUE.services()) {
            names(service).forEach(name -> assertTrue(HOST.matcher(name.ascii()).matches(), service.id() + ": " + name));
            for (String selector : service.selectors()) {
                assertTrue(SELECTOR.matcher(selector).matches(), service.id() + ": " + selector);
                assertTrue(selector.chars().filter(c -> c != '*' && c != '#').count() >= 2, service.id() + " claims the selector " + selector + ", which could be anybody's");
            }
        }
    }

    @Test
    void every_service_has_a_name_of_its_own_and_steps_without_gaps() {
        assertEquals(CATALOGUE.services().size(), CATALOGUE.services().stream().map(SendingService::name).distinct().count());
        for (SendingService service : CATALOGUE.services()) {
            Stream.concat(service.spfSteps().stream(), service.dkimSteps().stream())
                    .forEach(step -> assertFalse(step.contains("{") || step.contains("@") || !step.endsWith("."), service.id() + ": " + step));
        }
    }

    @Test
    void finds_a_service_by_its_names_and_what_lies_below_them() {
        assertEquals("microsoft-365", CATALOGUE.byDkimDomain("contoso.onmicrosoft.com").orElseThrow().id());
        assertEquals("microsoft-365", CATALOGUE.byInclude("spf.protection.outlook.com").orElseThrow().id());
        assertEquals("fastmail", CATALOGUE.byReverseName("out1.messagingengine.com").orElseThrow().id());
        assertEquals("google-workspace", CATALOGUE.bySelector("google").orElseThrow().id());
        assertEquals(Optional.empty(), CATALOGUE.byDkimDomain("notonmicrosoft.com"));
        assertEquals(Optional.empty(), CATALOGUE.byDkimDomain("onmicrosoft.com.example.net"));
        assertEquals(Optional.empty(), CATALOGUE.byReturnPath(""));
    }

    @Test
    void refuses_a_name_that_two_services_claim() {
        SendingService one = CATALOGUE.find("fastmail").orElseThrow();
        var other = new SendingService("other", "Other", ServiceCategory.MAILBOX, List.of(one.dkimDomains().getFirst()), List.of(), List.of(), List.of(), List.of(), Alignable.NO, Alignable.NO,
                List.of(), List.of(), one.help());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new ServiceCatalogue(List.of(one, other))).getMessage().contains("claimed by fastmail and other"));
    }

    @Test
    void a_catalogue_is_told_from_another_by_whom_it_recognises() {
        var one = CATALOGUE.find("fastmail").orElseThrow();
        var more = CATALOGUE.find("mailchimp").orElseThrow();
        var print = new ServiceCatalogue(List.of(one, more)).print();
        assertEquals(print, new ServiceCatalogue(List.of(more, one)).print());
        var better = new SendingService(one.id(), one.name(), one.category(), one.dkimDomains(), List.of("fm9"), one.includes(), one.returnPaths(), one.reverseNames(), one.spf(), one.dkim(),
                one.spfSteps(), one.dkimSteps(), one.help());
        assertFalse(print.equals(new ServiceCatalogue(List.of(better, more)).print()));
        assertFalse(print.equals(new ServiceCatalogue(List.of(one)).print()));
    }

    @Test
    void selectors_made_for_each_customer_fit_their_pattern_only() {
        assertTrue(SelectorPattern.fits("#pm", "20240101120000pm"));
        assertFalse(SelectorPattern.fits("#pm", "pm"));
        assertFalse(SelectorPattern.fits("#pm", "20240101120000pmx"));
        assertTrue(SelectorPattern.fits("hs1-#", "hs1-12345"));
        assertFalse(SelectorPattern.fits("hs1-#", "hs1-12a45"));
        assertTrue(SelectorPattern.fits("scph#", "scph0123"));
        assertFalse(SelectorPattern.fits("scph#", "scph"));
    }

    private static Stream<DomainName> names(SendingService service) {
        return Stream.of(service.dkimDomains(), service.includes(), service.returnPaths(), service.reverseNames()).flatMap(List::stream);
    }
}

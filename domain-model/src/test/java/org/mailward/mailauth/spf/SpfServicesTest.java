package org.mailward.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.dkim.CommonSelectors;
import org.mailward.sources.SendingService;
import org.mailward.sources.ServiceCatalogue;

/// The kernel's few facts about services are the catalogue's: a source and a record never name one service in two ways.
class SpfServicesTest {

    private static final ServiceCatalogue CATALOGUE = ServiceCatalogue.standard();

    @Test
    void every_include_is_of_the_catalogues_service_by_its_name_there() {
        var apart = new TreeSet<String>();
        SpfServices.all().forEach((include, name) -> {
            var there = CATALOGUE.byInclude(include).map(SendingService::name).orElse("nobody");
            if (!there.equals(name)) {
                apart.add(include + " is of " + name + " here and of " + there + " in the catalogue");
            }
        });
        assertTrue(SpfServices.all().size() > 30);
        assertEquals(List.of(), List.copyOf(apart));
    }

    @Test
    void a_selector_that_the_catalogue_gives_to_one_service_is_known_as_that_services() {
        var apart = new TreeSet<String>();
        int both = 0;
        for (var entry : CommonSelectors.catalogue()) {
            var there = CATALOGUE.bySelector(entry.name()).map(SendingService::name);
            if (there.isPresent()) {
                both++;
                if (!entry.services().contains(there.get())) {
                    apart.add(entry.name() + " is of " + entry.services() + " here and of " + there.get() + " in the catalogue");
                }
            }
        }
        assertTrue(both > 30, "In both: " + both);
        assertEquals(List.of(), List.copyOf(apart));
    }
}

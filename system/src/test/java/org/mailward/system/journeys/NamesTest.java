package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesTest {

    private static final String HARBOR = "Harbor Shield";
    private static final String DOMAIN = "harbor-lead.example";
    private static final String SHORT = "Qi";

    private final Names names = new Names(List.of(HARBOR, DOMAIN, SHORT, "Zoë’s"));

    @Test
    void finds_each_name_wherever_it_stands_and_however_it_is_written() {
        assertEquals(Set.of(HARBOR), names.in("harbor shield"));
        assertEquals(Set.of(DOMAIN), names.in("<a href=\"https://www.HARBOR-LEAD.example/\">"));
        assertEquals(Set.of(SHORT), names.in("a tranqil"));
        assertEquals(Set.of("Zoë’s", HARBOR), names.in("ZOË’S own Harbor Shield"));
        assertEquals(Set.of(HARBOR), names.in("harborharbor shield"));
    }

    @Test
    void finds_nothing_of_what_is_only_alike() {
        assertEquals(Set.of(), names.in("Harbor Shiel and harbor-lead.exampl"));
        assertEquals(Set.of(), names.in(""));
        assertEquals(Set.of(), new Names(List.of()).in(HARBOR));
    }
}

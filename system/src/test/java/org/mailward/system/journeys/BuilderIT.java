package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.system.journeys.pages.Desk;

/// Somebody tightens a policy on paper first, and sees what that would do.
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuilderIT {

    private static final String DOMAIN = "select d.id::text from managed_domain d join customer c on c.provider_id = d.provider_id and c.id = d.customer_id "
            + "join provider p on p.id = d.provider_id where p.name = ? and d.stage = 'MONITORING' order by d.name limit 1";

    @BeforeAll
    void the_demo_is_scanned() {
        Records.untilNoScanIsOpen(Duration.ofMinutes(3));
    }

    @Test
    void a_draft_of_a_stricter_policy_shows_what_it_would_do() {
        var domain = Records.texts(DOMAIN, People.NORTHWIND).getFirst();
        try (var ada = Desk.open().signIn(People.ADA.email())) {
            var builder = ada.builder(domain, "DMARC");
            var published = builder.draft();
            assertTrue(published.startsWith("v=DMARC1"), published);
            ada.picture("builder");
            var tightened = published.replaceFirst("p=none", "p=reject");
            builder.judge(tightened);
            ada.picture("builder-judged");
            assertAll(
                    () -> assertTrue(builder.removed().contains("p=none"), builder.removed()),
                    () -> assertTrue(builder.added().contains("p=reject"), builder.added()),
                    () -> assertTrue(builder.breaks().contains("refused then"), builder.breaks()),
                    () -> assertTrue(builder.findings().contains("Mended"), builder.findings()),
                    () -> assertEquals(tightened, builder.copied()),
                    () -> assertEquals(tightened, builder.draft(), "What was typed stays"),
                    () -> assertEquals(0, ada.overflowWhenNarrow(), "The page is as wide as a narrow screen"));
            ada.changes().picture("changes");
            assertEquals(0, ada.overflowWhenNarrow(), "The list of changes");
        }
    }
}

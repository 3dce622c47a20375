package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.system.journeys.pages.Desk;

/// Two people in one form, a session that ends under somebody's hands, a page that was open for too long, a click too many: a
/// sentence, and nothing that was typed is lost or done twice.
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingLostIT {

    private static final String SAVE = "Save changes";
    /// More than a session remembers.
    private static final int MANY_PAGES = 40;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private UUID customer = new UUID(0, 0);

    @BeforeAll
    void a_customer() {
        SharedStack.get();
        try (var hana = Desk.open().signIn(People.HANA.email())) {
            customer = hana.customers().create("Nothing Lost " + mark, "Retail", "Germany").id();
        }
    }

    private String profile() {
        return "/app/customer-profile?id=" + customer;
    }

    private List<String> stored() {
        return Records.rows("select contact_name, contact_email, country from customer where id = ?", customer).getFirst().values().stream().map(String::valueOf).toList();
    }

    @Test
    void the_second_of_two_who_dress_a_brand_sees_what_the_first_wrote_and_decides() {
        try (var one = Desk.open().signIn(People.HANA.email()); var other = Desk.open().signIn(People.HANA.email())) {
            var first = one.form("/app/brand");
            var second = other.form("/app/brand").type("Help line", "second-" + mark).type("Footer", "Second footer " + mark);
            first.type("Footer", "First footer " + mark).send(SAVE);
            second.send(SAVE);
            assertAll(
                    () -> assertTrue(second.said().startsWith("Somebody else changed the brand meanwhile."), second.said()),
                    () -> assertTrue(second.meanwhile().contains("First footer " + mark), second.meanwhile()),
                    () -> assertEquals("Second footer " + mark, second.typed("Footer")),
                    () -> assertEquals("second-" + mark, second.typed("Help line")),
                    () -> assertEquals("First footer " + mark, footer(), "Nothing is overwritten unseen"));
            second.send(SAVE);
            assertEquals("Second footer " + mark, footer(), "The second decided");
        }
    }

    private static String footer() {
        return Records.texts("select footer from brand where provider_id = ?", Records.provider(People.HARBOR)).getFirst();
    }

    @Test
    void what_two_wrote_about_a_customer_in_different_fields_is_kept_of_both() {
        try (var one = Desk.open().signIn(People.HANA.email()); var other = Desk.open().signIn(People.HANA.email())) {
            var first = one.form(profile());
            var second = other.form(profile()).choose("Country", "France");
            first.type("Contact", "Clara " + mark).send(SAVE);
            second.send(SAVE);
            assertTrue(second.said().startsWith("Somebody else changed this customer meanwhile."), second.said());
            assertTrue(second.meanwhile().contains("Clara " + mark), second.meanwhile());
            assertEquals("Clara " + mark, second.typed("Contact"), "What only the first wrote is taken over");
            second.send(SAVE);
            assertEquals(List.of("Clara " + mark, "FR"), List.of(stored().getFirst(), stored().getLast()));
        }
    }

    @Test
    void a_session_that_ends_in_the_middle_of_a_form_loses_nothing_that_was_typed() {
        try (var hana = Desk.open().signIn(People.HANA.email())) {
            var form = hana.form(profile()).type("Contact’s e-mail", "lost@" + mark + ".example").choose("Language", "Dutch").loseSession().send(SAVE);
            assertAll(
                    () -> assertTrue(form.address().endsWith(profile()), "Back where the form was: " + form.address()),
                    () -> assertTrue(form.said().startsWith("You had been away for too long"), form.said()),
                    () -> assertEquals("lost@" + mark + ".example", form.typed("Contact’s e-mail")));
            form.send(SAVE);
            assertEquals("lost@" + mark + ".example", stored().get(1));
            assertEquals(List.of("nl"), Records.texts("select language from customer where id = ?", customer));
        }
    }

    @Test
    void a_page_that_was_open_for_too_long_loses_nothing_that_was_typed() {
        try (var hana = Desk.open().signIn(People.HANA.email())) {
            var form = hana.form("/app/customers").type("Company name", "Expired " + mark).choose("Sector", "Retail").choose("Country", "Italy").openOthers("/app/customers", MANY_PAGES).send("Create customer");
            assertTrue(form.said().startsWith("You had been away for too long"), form.said());
            assertEquals("Expired " + mark, form.typed("Company name"));
            form.send("Create customer");
            assertEquals(1, Records.count("select count(*) from customer where name = ?", "Expired " + mark));
        }
    }

    @Test
    void a_double_click_makes_one_of_everything() {
        var scanned = Records.customer("Tidewater Logistics");
        long reports = Records.count("select count(*) from kept_report where customer_id = ?", scanned);
        try (var hana = Desk.open().signIn(People.HANA.email())) {
            hana.form("/app/customers").type("Company name", "Twice " + mark).choose("Sector", "Retail").choose("Country", "Italy").sendTwice("Create customer");
            hana.form("/app/keys").type("Name", "Twice " + mark).choose("Role", "Analyst").sendTwice("Make a key");
            hana.form("/app/people").type("Name", "Twice " + mark).type("E-mail", "twice." + mark + "@harborshield.example").choose("Role", "Analyst").sendTwice("Invite");
            hana.form("/app/reports?customer=" + scanned).sendTwice("Make a report");
        }
        assertAll(
                () -> assertEquals(1, Records.count("select count(*) from customer where name = ?", "Twice " + mark), "customers"),
                () -> assertEquals(1, Records.count("select count(*) from api_key where name = ?", "Twice " + mark), "keys"),
                () -> assertEquals(1, Records.count("select count(*) from invitation where email = ?", "twice." + mark + "@harborshield.example"), "invitations"),
                () -> assertEquals(reports + 1, Records.count("select count(*) from kept_report where customer_id = ?", scanned), "reports"));
    }
}

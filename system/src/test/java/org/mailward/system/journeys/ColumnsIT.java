package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailward.system.Stack;
import org.mailward.system.journeys.pages.Desk;

/// Somebody chooses which columns of a table are shown, and keeps them with the view.
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColumnsIT {

    private Caller ada = Caller.visitor();

    @BeforeAll
    void sign_in() {
        SharedStack.get();
        ada = Caller.signedIn(People.ADA);
    }

    @Test
    void columns_are_chosen_by_keyboard_and_come_back_with_the_view() {
        try (var ben = Desk.open()) {
            var keys = ben.keyboard().signIn(People.BEN.email(), Stack.DEMO_PASSWORD);
            var table = ben.table("/app/domains?sort=score");
            assertEquals(List.of("Domain", "Customer", "Stage", "Score", "Trend", "Worst", "Findings", "Last scan"), table.heads());
            keys.to("Choose columns").press("Enter");
            ben.picture("columns-form");
            keys.to("Column Trend").press("Space").to("Column Findings").press("Space").to("Show these columns").follow("columns=");
            var chosen = List.of("Domain", "Customer", "Stage", "Score", "Worst", "Last scan");
            assertEquals(chosen, table.heads());
            assertEquals(0, keys.mouse());
            table.saveView("Few columns");
            assertEquals(chosen, ben.table("/app/domains").openView("Few columns").heads());
            ben.picture("columns-chosen");
            assertTrue(Records.texts("select wish from saved_view where name = 'Few columns'").getFirst().startsWith("sort=score&columns="), "the order is kept beside them");
        }
    }

    private static List<String> heads(Answer answer) {
        return answer.page().select("table.cards thead th:not(.pick)").eachText();
    }

    @Test
    void what_the_form_sends_becomes_an_address_that_keeps_what_else_was_asked_for() {
        var answer = ada.get("/app/customers?column=name&column=country&column=state&q=foods");
        assertAll(
                () -> assertEquals("q=foods&columns=state%2Ccountry", answer.address().getRawQuery()),
                () -> assertEquals(List.of("Customer", "State", "Country"), heads(answer)),
                () -> assertEquals("foods", answer.page().select("input[name=q]").attr("value")),
                () -> assertEquals("state,country", answer.page().select("form.filter input[name=columns]").attr("value"), "a search keeps them"),
                () -> assertEquals(List.of("Customer"), heads(ada.get("/app/customers?column=name")), "the names alone"),
                () -> assertEquals(6, heads(ada.get("/app/customers")).size()),
                () -> assertEquals(List.of("Customer", "Domains", "Last scan"), heads(ada.get("/app/portfolio?columns=scanned,domains"))));
    }

    @Test
    void a_column_that_is_no_more_is_left_out_with_a_sentence() {
        var api = new Api(Keys.program(ada, "PROVIDER_ADMIN", Optional.empty()));
        var view = api.saveView("DOMAINS", "Moods", "columns", "stage,mood");
        var opened = ada.get("/app/domains?columns=stage%2Cmood&view=" + view);
        assertAll(
                () -> assertTrue(opened.page().select(".views .note").text().contains("The view Moods asks for something that is no longer there: a column."), opened.page().text()),
                () -> assertEquals(List.of("Domain", "Stage"), heads(opened)),
                () -> assertEquals(List.of("Domain", "Stage"), heads(ada.get("/app/domains?columns=stage%2Cmood"))),
                () -> assertEquals(8, heads(ada.get("/app/domains?columns=mood")).size(), "where nothing is understood all are shown"));
    }
}

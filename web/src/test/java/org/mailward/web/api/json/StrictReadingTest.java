package org.mailward.web.api.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailward.tenancy.CustomerState;
import org.mailward.web.api.problem.ProblemException;

class StrictReadingTest {

    @SuppressWarnings("unchecked")
    private static <R extends Record> R read(Class<R> type, String json) throws IOException {
        return type.cast(new JsonBodies().readFrom((Class<Record>) (Class<?>) type, type, new Annotation[0], MediaType.APPLICATION_JSON_TYPE,
                new MultivaluedHashMap<>(), new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void reads_a_customer() throws IOException {
        assertEquals(new NewCustomerJson("Müller & Söhne", Optional.empty(), Optional.of("it@example.org"), "industry", "de", "DE", Optional.of(CustomerState.TRIAL)),
                read(NewCustomerJson.class, """
                        {"name": "Müller & Söhne", "contactName": null, "contactEmail": "it@example.org", "sector": "industry",
                         "language": "de", "country": "DE", "state": "TRIAL"}"""));
    }

    @Test
    void reads_a_list() throws IOException {
        assertEquals(new NewDomainsJson(List.of("a.example", "b.example")), read(NewDomainsJson.class, "{\"domains\": [\"a.example\", \"b.example\"]}"));
    }

    record Inner(String word, List<UUID> ids) {
    }

    record Outer(boolean on, int count, Optional<Integer> more, List<Inner> inner) {
    }

    @Test
    void reads_truth_numbers_and_objects() throws IOException {
        assertEquals(new Outer(true, -3, Optional.empty(), List.of(new Inner("a", List.of()), new Inner("b", List.of(new UUID(1, 1))))), read(Outer.class, """
                {"on": true, "count": -3, "inner": [{"word": "a", "ids": []}, {"word": "b", "ids": ["%s"]}]}""".formatted(new UUID(1, 1))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"on": "true", "count": 1, "inner": []}                                | on
            {"on": true, "count": "1", "inner": []}                                | count
            {"on": true, "count": 1.5, "inner": []}                                | count
            {"on": true, "count": 3000000000, "inner": []}                         | count
            {"on": true, "count": 1, "inner": ["a"]}                               | inner[0]
            {"on": true, "count": 1, "inner": [{"word": "a"}]}                     | inner[0].ids
            {"on": true, "count": 1, "inner": [{"word": "a", "ids": ["x"]}]}       | inner[0].ids[0]
            {"on": true, "count": 1, "inner": [{"word": "a", "ids": [], "x": 1}]}  | inner[0].x
            """)
    void names_what_does_not_fit_wherever_it_stands(String json, String field) {
        var problem = assertThrows(ProblemException.class, () -> read(Outer.class, json)).problem();
        assertEquals(400, problem.status());
        assertEquals(Optional.of(field), problem.field());
    }

    @Test
    void reads_an_id_and_names_what_is_none() throws IOException {
        var check = UUID.fromString("01900000-0000-7000-8000-000000000001");
        assertEquals(check, read(NewProspectJson.class, "{\"check\": \"" + check + "\", \"name\": \"Acme\"}").check());
        for (var wrong : List.of("", "1-1-1-1-1", check + "0")) {
            var problem = assertThrows(ProblemException.class, () -> read(NewProspectJson.class, "{\"check\": \"" + wrong + "\", \"name\": \"Acme\"}")).problem();
            assertEquals(400, problem.status());
            assertEquals(Optional.of("check"), problem.field());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"state": "TRIAL"}                                 | reason     | missing
            {"state": "TRIAL", "reason": null}                 | reason     | missing
            {"state": "TRIAL", "reason": "x", "raeson": "y"}   | raeson     | no field 'raeson'
            {"state": "trial", "reason": "x"}                  | state      | PROSPECT, TRIAL, ACTIVE
            {"state": 1, "reason": "x"}                        | state      | text
            {"state": "TRIAL", "reason": ["x"]}                | reason     | text
            {"state": "TRIAL", "reason": "x", "reason": "y"}   |            | one JSON object
            {"state": "TRIAL"                                  |            | one JSON object
            {"state": "TRIAL", "reason": "x"} {}               |            | one JSON object
            []                                                 |            | one JSON object
            """)
    void names_what_does_not_fit(String json, String field, String says) throws IOException {
        var problem = assertThrows(ProblemException.class, () -> read(NewStateJson.class, json)).problem();
        assertEquals(400, problem.status());
        assertEquals(Optional.ofNullable(field), problem.field());
        assertTrue(problem.detail().contains(says), problem.detail());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"host": "a.example"}                | version | missing
            {"version": "1"}                     | version | whole number without quotation marks
            {"version": 1.5}                     | version | no whole number
            {"version": 99999999999}             | version | too large
            {"version": true}                    | version | whole number
            """)
    void names_what_is_no_whole_number(String json, String field, String says) throws IOException {
        assertEquals(new ReportSettingsJson.NewReportsHostJson(Optional.empty(), -1), read(ReportSettingsJson.NewReportsHostJson.class, "{\"version\": -1}"));
        var problem = assertThrows(ProblemException.class, () -> read(ReportSettingsJson.NewReportsHostJson.class, json)).problem();
        assertEquals(400, problem.status());
        assertEquals(Optional.of(field), problem.field());
        assertTrue(problem.detail().contains(says), problem.detail());
    }

    @Test
    void names_the_place_in_a_list() throws IOException {
        var problem = assertThrows(ProblemException.class, () -> read(NewDomainsJson.class, "{\"domains\": [\"a.example\", 7]}")).problem();
        assertEquals(Optional.of("domains[1]"), problem.field());
    }

    @Test
    void an_empty_body_is_no_object() throws IOException {
        assertEquals(400, assertThrows(ProblemException.class, () -> read(NewStateJson.class, "")).problem().status());
    }
}

package org.mailward.web.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailward.builder.form.FieldName;
import org.mailward.builder.form.Filled;
import org.mailward.builder.form.FormKind;
import org.mailward.builder.form.Published;
import org.mailward.builder.form.Worked;
import org.mailward.mailauth.dns.DomainName;

class FormParametersTest {

    private static Map<String, String[]> sent(String... pairs) {
        var parameters = new HashMap<String, String[]>(Map.of("sent", new String[] {"yes"}));
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], pairs[i + 1].split(","));
        }
        return parameters;
    }

    @Test
    void an_address_alone_opens_a_form_and_judges_nothing() {
        assertEquals(new Worked.Sheet(FormKind.DKIM, "s1", Optional.empty(), false), FormParameters.read(FormKind.DKIM, "s1", Map.of("domain", new String[] {"example.org"})));
    }

    @Test
    void what_was_sent_is_judged_and_names_the_record() {
        var sheet = FormParameters.read(FormKind.DKIM, "s1", sent("selector", " s2 ", "key", "abc", "key-testing", "yes"));
        assertTrue(sheet.judged());
        assertEquals("s2", sheet.label());
        assertEquals("abc", sheet.typed().orElseThrow().text(FieldName.KEY));
        assertTrue(sheet.typed().orElseThrow().has(FieldName.KEY_TESTING));
        assertEquals("_25._tcp.mail.example.org", FormParameters.read(FormKind.TLSA, "", sent("host", "mail.example.org")).label());
    }

    @Test
    void a_step_changes_the_rows_and_judges_nothing() {
        var sheet = FormParameters.read(FormKind.SPF, "", sent("term-qualifier", "pass,fail", "term-kind", "mx,ip4", "term-value", "a.test,192.0.2.1", "step", "up:1"));
        assertFalse(sheet.judged());
        assertEquals(List.of("192.0.2.1", "a.test"), sheet.typed().orElseThrow().rows(FieldName.TERM_VALUE));
        assertEquals(List.of("fail", "pass"), sheet.typed().orElseThrow().rows(FieldName.TERM_QUALIFIER));
    }

    @Test
    void a_page_shows_what_was_typed_and_what_is_wrong_beside_its_field_and_no_secret() {
        var sheet = FormParameters.read(FormKind.DKIM, "", sent("selector", "s1", "key", "-----BEGIN PRIVATE KEY-----"));
        var fault = new Filled.Fault(FieldName.KEY, "No.");
        var worked = new Worked(FormKind.DKIM, new Published(DomainName.of("example.org"), "s1", Map.of(), List.of(), Instant.EPOCH), sheet.typed().orElseThrow(), List.of(), List.of(fault), Optional.empty());
        var view = FormView.of(worked);
        assertEquals(List.of("selector", "key", "withdrawn", "key-testing", "key-strict"), view.fields().stream().map(FormView.FieldView::parameter).toList());
        assertEquals("s1", view.fields().getFirst().text());
        assertEquals("", view.fields().get(1).text(), "A secret is not sent back");
        assertEquals(List.of("No."), view.fields().get(1).faults());
        assertEquals(List.of(), view.placements());
    }
}

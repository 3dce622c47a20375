package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeutralTest {

    private static final UUID ONE = UUID.fromString("0f3b5a52-3c0e-4d1a-9a77-0123456789ab");
    private static final UUID OTHER = UUID.fromString("ABCDEF01-3c0e-4d1a-9a77-0123456789ab");
    private static final String PAGE = """
            <p>%s is not known</p><a href="?id=%s&amp;from=%s">–</a>
            <input name="jakarta.faces.ViewState" value="%s"/><input name="primefaces.nonce" value="%s"/>
            <script nonce="%s">PrimeFaces.csp.init('%s')</script><meta content="'nonce-%s'"/>{"correlationId":"%s","status":404}
            """;

    private static Answer page(UUID asked, UUID shown, String token) {
        var text = PAGE.formatted(asked, asked, shown, token, token, token, token, token, token);
        return new Answer(404, URI.create("http://localhost/"), HttpHeaders.of(Map.of("Content-Security-Policy", List.of("script-src 'nonce-" + token + "'")), (_, _) -> true),
                new Answer.Body(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void answers_that_differ_in_what_was_asked_in_ids_and_in_tokens_are_alike() {
        assertEquals(Neutral.of(page(ONE, OTHER, "a1+/="), ONE.toString()), Neutral.of(page(OTHER, ONE, "b2-Zz9"), OTHER.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"is not known", "&amp;from=", "–", "</script>", "status"})
    void answers_that_differ_in_anything_else_are_not(String word) {
        var usual = page(ONE, OTHER, "a1");
        var changed = new Answer(usual.status(), usual.address(), usual.headers(), new Answer.Body(usual.text().replace(word, word + "x").getBytes(StandardCharsets.UTF_8)));
        assertNotEquals(Neutral.of(usual, ONE.toString()), Neutral.of(changed, ONE.toString()));
    }

    @Test
    void every_id_in_a_text_is_found_but_the_one_that_was_asked_with() {
        assertEquals(List.of(OTHER, OTHER), Neutral.idsIn("x" + ONE + "-" + OTHER + OTHER + "-0123-4567", ONE.toString()));
        assertEquals(List.of(), Neutral.idsIn("0f3b5a52-3c0e-4d1a-9a77-0123456789a 0f3b5a52-3c0e-4d1a-9a770-123456789ab -", "?"));
    }
}

package org.mailward.web.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A page that is opened anew is one of this portal, whatever the address was that a form was sent to.
class MishapsTest {

    @ParameterizedTest
    @CsvSource({
            "/app/domain, id=1&x=%20, /app/domain?id=1&x=%20",
            "/app/domain, , /app/domain",
            "//evil.example/page.xhtml, , /evil.example/page.xhtml",
            "///evil.example/page.xhtml, a=b, /evil.example/page.xhtml?a=b",
            "/\\evil.example/page.xhtml, , /evil.example/page.xhtml",
    })
    void leads_to_no_other_host(String path, String query, String address) {
        assertEquals(address, Mishaps.anew(path, query));
    }
}

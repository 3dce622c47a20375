package org.mailward.branding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.tenancy.InvalidInput;

class LogoTest {

    private static Logo read(String text) {
        return Logo.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String kept(String inside) {
        var logo = read("\uFEFF<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 10 10\" onload=\"alert(1)\">"
                + "<rect width=\"10\" height=\"10\" fill=\"#123456\"/>" + inside + "</svg>");
        assertEquals(Logo.Type.SVG, logo.type());
        return new String(logo.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_drawing_is_kept_as_what_it_draws() {
        assertTrue(kept("").contains("#123456"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<script>alert(1)</script>",
        "<script href=\"https://elsewhere.example/x.js\"/>",
        "<image href=\"https://elsewhere.example/x.png\"/>",
        "<use xlink:href=\"https://elsewhere.example/x.svg#a\"/>",
        "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><iframe src=\"https://elsewhere.example/\"/></body></foreignObject>",
        "<style>@import url(https://elsewhere.example/x.css);</style>",
        "<a href=\"javascript:alert(1)\"><rect width=\"1\" height=\"1\"/></a>",
        "<rect width=\"1\" height=\"1\" onclick=\"alert(1)\" fill=\"url(https://elsewhere.example/x)\"/>"
    })
    void nothing_is_kept_that_runs_or_leads_elsewhere(String inside) {
        var kept = kept(inside);
        for (var harm : new String[] {"alert", "elsewhere", "script", "onload", "onclick", "iframe"}) {
            assertFalse(kept.contains(harm), kept);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GIF89a", "<html><body>no</body></html>", "<svg", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">&a;</svg>"})
    void what_is_no_picture_is_refused_with_a_sentence(String text) {
        assertTrue(assertThrows(InvalidInput.class, () -> read(text)).getMessage().endsWith("."));
    }

    @Test
    void a_large_file_is_refused_before_it_is_looked_into() {
        assertTrue(assertThrows(InvalidInput.class, () -> Logo.read(new byte[Logo.LARGEST + 1])).getMessage().contains("at most 512 kB"));
    }
}

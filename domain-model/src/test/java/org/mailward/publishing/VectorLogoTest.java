package org.mailward.publishing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorLogoTest {

    private static final String SHAPE = "<rect width='10' height='5' fill='#123456'/>";

    /// Each of these would run or fetch something in some program that draws SVG.
    @ParameterizedTest
    @ValueSource(strings = {
        "<script>fetch('//evil.example')</script>",
        "<rect onload='evil()' width='1' height='1'/>",
        "<image href='http://evil.example/x.png'/>",
        "<image xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='file:///etc/evil'/>",
        "<use href='http://evil.example/a.svg#b'/>",
        "<use href='data:image/svg+xml;base64,evil'/>",
        "<a href='javascript:evil()'><rect width='1' height='1'/></a>",
        "<style>@import url('http://evil.example/a.css');</style>",
        "<style>rect { fill: url(http://evil.example/a.svg#b) }</style>",
        "<style>rect { fill: u\\72l(http://evil.example) }</style>",
        "<rect fill='url(http://evil.example/a.svg#b)' width='1' height='1'/>",
        "<rect fill=\"URL( 'evil.svg#b' )\" width='1' height='1'/>",
        "<rect style='background: url(evil.png)' width='1' height='1'/>",
        "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='http://evil.example'/></foreignObject>",
        "<animate attributeName='href' to='javascript:evil()'/>",
        "<set attributeName='onload' to='evil()'/>",
        "<filter id='f'><feImage href='http://evil.example'/></filter>",
        "<font-face-uri href='http://evil.example'/>",
        "<x:script xmlns:x='http://www.w3.org/2000/svg'>evil()</x:script>",
        "<script xmlns='http://www.w3.org/1999/xhtml'>evil()</script>",
        "<g xml:base='http://evil.example'><rect width='1' height='1'/></g>",
    })
    void nothing_that_runs_or_fetches_is_left(String trick) {
        String left = svg(trick + SHAPE);
        assertFalse(left.toLowerCase(Locale.ROOT).contains("evil"), left);
        assertTrue(left.contains("#123456"), left);
    }

    @Test
    void a_declared_entity_is_never_read() {
        String bomb = "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><text>&a;</text></svg>";
        assertThrows(IllegalArgumentException.class, () -> new VectorLogo(bomb));
    }

    @Test
    void the_prologue_that_drawing_programs_write_is_understood() {
        var logo = new VectorLogo("<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>"
                + "<!-- made by hand --><svg xmlns='http://www.w3.org/2000/svg' width='200px' height='50px'>" + SHAPE + "</svg>");
        assertEquals(4.0, logo.aspectRatio());
        assertTrue(logo.svg().contains("viewBox=\"0 0 200 50\""), logo.svg());
    }

    @Test
    void shapes_gradients_and_classes_stay() {
        String kept = svg("<defs><linearGradient id='g'><stop offset='0' stop-color='#abc'/></linearGradient></defs><style>.a{fill:url(#g)}</style>"
                + "<path class='a' d='M0 0h1'/><use href='#g'/>");
        for (var part : new String[] {"linearGradient", "stop-color=\"#abc\"", ".a{fill:url(#g)}", "class=\"a\"", "href=\"#g\""}) {
            assertTrue(kept.contains(part), part + " is missing in " + kept);
        }
    }

    @Test
    void reducing_twice_changes_nothing() {
        String once = svg("<g transform='scale(2)'><style>.a{fill:red}</style>" + SHAPE + "</g>&lt;");
        assertEquals(once, new VectorLogo(once).svg());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "<svg", "<html/>", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'><rect width='1' height='1'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 1'><rect width='1' height='1'/></svg>"})
    void what_cannot_be_drawn_is_refused_in_words(String text) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new VectorLogo(text));
        assertTrue(refusal.getMessage().startsWith("The logo") || refusal.getMessage().startsWith("Nothing is left"), refusal.getMessage());
    }

    @Test
    void size_depth_and_number_of_elements_have_limits() {
        assertThrows(IllegalArgumentException.class, () -> svg("<desc>" + "x".repeat(VectorLogo.LONGEST_DRAWING) + "</desc>" + SHAPE));
        assertThrows(IllegalArgumentException.class, () -> svg("<g>".repeat(VectorLogo.DEEPEST_NESTING) + SHAPE + "</g>".repeat(VectorLogo.DEEPEST_NESTING)));
        assertThrows(IllegalArgumentException.class, () -> svg("<g/>".repeat(VectorLogo.MOST_ELEMENTS) + SHAPE));
    }

    private static String svg(String content) {
        return new VectorLogo("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 5'>" + content + "</svg>").svg();
    }
}

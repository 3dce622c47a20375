package org.mailward.mailauth.bimi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailward.mailauth.bimi.SvgFault.Kind;

/// draft-svg-tiny-ps-abrotman-12.
class IndicatorTest {

    private static final String ROOT = "<svg xmlns='http://www.w3.org/2000/svg' version='1.2' baseProfile='tiny-ps' viewBox='0 0 64 64'>";
    static final String SOUND = ROOT + "<title>Example</title><rect width='64' height='64' fill='#fff'/><circle cx='32' cy='32' r='30' fill='#06c'/></svg>";

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] octets) {
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            packed.write(octets);
        } catch (IOException inMemory) {
            throw new AssertionError(inMemory);
        }
        return out.toByteArray();
    }

    private static Indicator read(String svg) {
        return Indicator.read(octets(svg));
    }

    private static List<Kind> kinds(Indicator indicator) {
        return indicator.faults().stream().map(SvgFault::kind).toList();
    }

    @Test
    void a_sound_logo_has_no_fault() {
        assertEquals(new Indicator(false, SOUND.length(), SOUND.length(), Optional.of("Example"), List.of()), read(SOUND));
    }

    @Test
    void a_packed_logo_is_unpacked() {
        byte[] packed = gzip(octets(SOUND));
        assertEquals(new Indicator(true, packed.length, SOUND.length(), Optional.of("Example"), List.of()), Indicator.read(packed));
    }

    @ParameterizedTest(name = "[{index}] {0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            version='1.1' baseProfile='tiny-ps' viewBox='0 0 9 9'   | VERSION   | <svg> needs version="1.2", not "1.1".                        | §2.1
            baseProfile='tiny-ps' viewBox='0 0 9 9'                 | VERSION   | <svg> needs version="1.2".                                   | §2.1
            version='1.2' baseProfile='tiny' viewBox='0 0 9 9'      | PROFILE   | <svg> needs baseProfile="tiny-ps", not "tiny".               | §2.1
            version='1.2' viewBox='0 0 9 9'                         | PROFILE   | <svg> needs baseProfile="tiny-ps".                           | §2.1
            version='1.2' baseProfile='tiny-ps'                     | VIEW_BOX  | <svg> needs a viewBox, such as viewBox="0 0 100 100".        | §2.1
            version='1.2' baseProfile='tiny-ps' viewBox='0 0 9'     | VIEW_BOX  | viewBox="0 0 9" is not four numbers, the last two of them above 0. | SVG
            version='1.2' baseProfile='tiny-ps' viewBox='0 0 9 9 9' | VIEW_BOX  | viewBox="0 0 9 9 9" is not four numbers, the last two of them above 0. | SVG
            version='1.2' baseProfile='tiny-ps' viewBox='0 0 x 9'   | VIEW_BOX  | viewBox="0 0 x 9" is not four numbers, the last two of them above 0. | SVG
            version='1.2' baseProfile='tiny-ps' viewBox='0 0 0 9'   | VIEW_BOX  | viewBox="0 0 0 9" is not four numbers, the last two of them above 0. | SVG
            version='1.2' baseProfile='tiny-ps' viewBox='0 0 9 0'   | VIEW_BOX  | viewBox="0 0 9 0" is not four numbers, the last two of them above 0. | SVG
            version='1.2' baseProfile='tiny-ps' viewBox='0 0 9 NaN' | VIEW_BOX  | viewBox="0 0 9 NaN" is not four numbers, the last two of them above 0. | SVG
            version='1.2' baseProfile='tiny-ps' viewBox='0 0 9 8'   | SHAPE     | The drawing is not square: viewBox="0 0 9 8".                | mailboxes cut a square or circle
            version='1.2' baseProfile='tiny-ps' viewBox='0 0 9 9' x='0'  | POSITION | <svg> must not have the attribute x.                     | §6.2
            version='1.2' baseProfile='tiny-ps' viewBox='0 0 9 9' y='0'  | POSITION | <svg> must not have the attribute y.                     | §6.2
            version='1.2' baseProfile='tiny-ps' viewBox='0 0 9 9' zoomAndPan='magnify' | ATTRIBUTE | The attribute zoomAndPan of <svg> may only be "disable". | §2.3
            version='1.2' baseProfile='tiny-ps' viewBox='0 0 9 9' onload='f()' | SCRIPT | The attribute onload of <svg> runs a program.        | §2.3
            version='1.2' baseProfile='tiny-ps' viewBox='0 0 9 9' style='fill:red' | ATTRIBUTE | The attribute style of <svg> is not allowed.  | §2
            """)
    void the_outermost_element_says_what_the_file_is(String attributes, Kind kind, String sentence, String why) {
        assertEquals(List.of(new SvgFault(kind, 1, ("<svg xmlns='http://www.w3.org/2000/svg' " + attributes + ">").length() + 1, sentence)),
                read("<svg xmlns='http://www.w3.org/2000/svg' " + attributes + "><title>T</title></svg>").faults(), why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,0,9,9", " 0 0  9.5 9.5 ", "-1 -1 9 9", "0, 0, 9, 9", "0 0 9 9.0"})
    void a_view_box_may_be_written_in_many_ways(String viewBox) {
        assertEquals(List.of(), read("<svg xmlns='http://www.w3.org/2000/svg' version='1.2' baseProfile='tiny-ps' viewBox='" + viewBox + "'><title>T</title></svg>").faults());
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            <script>f()</script>                                         | SCRIPT     | <script> is not allowed: a logo must not run programs. | §2.3
            <handler/>                                                   | SCRIPT     | <handler> is not allowed: a logo must not run programs. | §2.3
            <rect onclick='f()'/>                                        | SCRIPT     | The attribute onclick of <rect> runs a program. | §2.3
            <animate/>                                                   | ANIMATION  | <animate> is not allowed: a logo must not move. | §2.3
            <set/>                                                       | ANIMATION  | <set> is not allowed: a logo must not move. | §2.3
            <image/>                                                     | RASTER     | <image> is not allowed: a logo has shapes only, no pictures, sounds or pages. | §2.3
            <foreignObject/>                                             | RASTER     | <foreignObject> is not allowed: a logo has shapes only, no pictures, sounds or pages. | §2.3
            <use href='data:image/png;base64,AA'/>                       | RASTER     | The attribute href of <use> leads out of the drawing: data:image/png;base64,AA. | §2.3
            <use href='https://example.org/x.svg#a'/>                    | REFERENCE  | The attribute href of <use> leads out of the drawing: https://example.org/x.svg#a. | RFC 6170
            <use xmlns:x='http://www.w3.org/1999/xlink' x:href='a.svg'/> | REFERENCE  | The attribute href of <use> leads out of the drawing: a.svg. | RFC 6170
            <rect fill='url(https://example.org/x#a)'/>                  | REFERENCE  | The attribute fill of <rect> leads out of the drawing: url(https://example.org/x#a). | RFC 6170
            <rect fill='url(#a) URL( "//example.org/b")'/>               | REFERENCE  | The attribute fill of <rect> leads out of the drawing: url(#a) URL( "//example.org/b"). | RFC 6170
            <rect fill='url('/>                                          | REFERENCE  | The attribute fill of <rect> leads out of the drawing: url(. | RFC 6170
            <style>a{}</style>                                           | ELEMENT    | <style> is not allowed. | §2
            <filter/>                                                    | ELEMENT    | <filter> is not allowed. | §2
            <svg/>                                                       | ELEMENT    | There is a drawing <svg> inside the drawing. | §2
            <a xmlns='http://www.w3.org/1999/xhtml'/>                    | ELEMENT    | <a> is not an element of SVG. | §2
            <rect style='x'/>                                            | ATTRIBUTE  | The attribute style of <rect> is not allowed. | §2
            <rect d='M0 0'/>                                             | ATTRIBUTE  | The attribute d of <rect> is not allowed. | SVG Tiny 1.2
            <rect xmlns:i='urn:i' i:label='x'/>                          | ATTRIBUTE  | The attribute label of <rect> is not allowed. | §2
            <rect xmlns:x='http://www.w3.org/1999/xlink' x:href='#a'/>   | ATTRIBUTE  | The attribute href of <rect> is not allowed. | §2
            <use xmlns:x='http://www.w3.org/1999/xlink' x:title='#a'/>   | ATTRIBUTE  | The attribute title of <use> is not allowed. | §2
            <linearGradient gradientTransform='scale(2)'/>               | ATTRIBUTE  | The attribute gradientTransform of <linearGradient> is not allowed. | SVG Tiny 1.2
            <desc fill='red'>d</desc>                                    | ATTRIBUTE  | The attribute fill of <desc> is not allowed. | §2
            <rect focusable='true'/>                                     | ATTRIBUTE  | The attribute focusable of <rect> is not allowed. | §2.3
            <desc> </desc>                                               | DESCRIPTION| <desc> is empty; leave it out or fill it. | §2.1
            <desc>a<g/></desc>                                           | ELEMENT    | <g> is not allowed in a title or description. | §2
            <title>Again</title>                                         | TITLE      | There is more than one <title>. | §2.1
            """)
    void what_the_profile_does_not_allow_is_named(String element, Kind kind, String sentence, String why) {
        Indicator indicator = read(ROOT + "<title>T</title>" + element + "</svg>");
        assertEquals(List.of(kind + " " + sentence), indicator.faults().stream().map(fault -> fault.kind() + " " + fault.sentence()).toList(), why);
        assertEquals(Optional.of("T"), indicator.title());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<g id='a' fill='red' transform='scale(2)'><path d='M0 0' pathLength='1'/></g>", "<defs><linearGradient id='g' gradientUnits='userSpaceOnUse' x1='0'><stop offset='0' stop-color='red'/></linearGradient></defs>",
            "<rect fill='url(#g)' xml:space='preserve'/>", "<rect fill=\"url( '#g')\"/>", "<use href='#a' x='1'/>", "<use xmlns:x='http://www.w3.org/1999/xlink' x:href='#a'/>", "<text x='1'>T<tspan y='2'>s</tspan></text>",
            "<desc>d</desc>", "<g><title>inner</title></g>", "<polygon points='0,0'/><polyline points='0,0'/><ellipse rx='1'/><line x1='1'/><circle r='1'/><radialGradient r='1'/><solidColor/>", "<!-- a --><?p i?>"})
    void shapes_and_gradients_are_allowed(String element) {
        assertEquals(List.of(), read(ROOT + "<title>T</title>" + element + "</svg>").faults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoomAndPan='disable'", "externalResourcesRequired='false'", "focusable='false'", "snapshotTime='none'", "playbackOrder='all'", "timelineBegin='onLoad'"})
    void what_no_logo_needs_may_stand_with_its_one_value(String attribute) {
        assertEquals(List.of(), read(ROOT.replace(">", " " + attribute + ">") + "<title>T</title></svg>").faults(), "§2.3");
    }

    @Test
    void the_place_where_the_text_stops_being_xml_is_named() {
        SvgFault fault = read(ROOT + "<title>T</title>\n<g>\n  </rect></svg>").faults().getFirst();
        assertEquals(Kind.XML, fault.kind());
        assertEquals("Line 3: The file is not well-formed XML.", fault.located());
        assertTrue(fault.column() > 0);
    }

    @Test
    void the_place_is_named() {
        SvgFault fault = read(ROOT + "\n<title>T</title>\n  <script/></svg>").faults().getFirst();
        assertEquals(3, fault.line());
        assertEquals(12, fault.column());
        assertEquals("Line 3: <script> is not allowed: a logo must not run programs.", fault.located());
        assertEquals("The drawing has no <title> with the name of the company or brand.", read(ROOT + "</svg>").faults().getFirst().located());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                 | The drawing has no <title> with the name of the company or brand.
            <g><title>T</title></g>            | The drawing has no <title> with the name of the company or brand.
            <title> </title>                   | <title> is empty.
            <title/>                           | <title> is empty.
            """)
    void a_logo_needs_a_title(String inside, String sentence) {
        Indicator indicator = read(ROOT + inside + "</svg>");
        assertEquals(List.of(Kind.TITLE), kinds(indicator));
        assertEquals(sentence, indicator.faults().getFirst().sentence());
    }

    /// The JDK's parser looks for a text of its own that it lacks.
    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE x[\0", "<!DOCTYPE x[\uFFFF"})
    void what_the_parser_itself_stumbles_over_is_said_to_be_no_xml(String text) {
        assertEquals("The file is not well-formed XML.", read(text).faults().getLast().sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<", "hello", "<svg", "<svg></svg><svg></svg>", "<a>&x;</a>", "<svg xmlns='http://www.w3.org/2000/svg'><title>T</svg>"})
    void what_is_not_xml_is_said_to_be_not(String text) {
        assertTrue(kinds(read(text)).contains(Kind.XML), () -> read(text).toString());
        assertEquals("The file is not well-formed XML.", read(text).faults().getLast().sentence());
    }

    @Test
    void text_is_utf_8_or_utf_16_with_its_mark() {
        String svg = ROOT + "<title>Käse</title></svg>";
        assertEquals(List.of(), read(svg).faults());
        assertEquals(List.of(), read("\uFEFF<?xml version='1.0'?>" + svg).faults());
        assertEquals(List.of(), Indicator.read(svg.getBytes(StandardCharsets.UTF_16)).faults());
        assertEquals(List.of(), Indicator.read(("\uFEFF" + svg).getBytes(StandardCharsets.UTF_16LE)).faults());
        assertEquals(List.of(new SvgFault(Kind.XML, 0, 0, "The file is not text in UTF-8.")), Indicator.read(svg.getBytes(StandardCharsets.ISO_8859_1)).faults());
    }

    @Test
    void another_root_is_not_a_logo() {
        assertEquals(List.of(Kind.ROOT), kinds(read("<html xmlns='http://www.w3.org/2000/svg'/>")).stream().distinct().limit(1).toList());
        assertEquals(Kind.ROOT, kinds(read("<svg version='1.2'/>")).getFirst());
        assertEquals("The file does not begin with <svg xmlns=\"http://www.w3.org/2000/svg\">.", read("<svg/>").faults().getFirst().sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE svg>", "<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>", "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"})
    void a_document_type_is_refused_and_never_followed(String type) {
        Indicator indicator = read(type + SOUND);
        assertEquals(List.of(Kind.XML), kinds(indicator));
        assertEquals("The file has a document type (DOCTYPE), which is not allowed.", indicator.faults().getFirst().sentence());
        assertEquals(Optional.of("Example"), indicator.title());
        assertTrue(kinds(read(type + ROOT + "<title>&a;</title></svg>")).contains(Kind.XML));
    }

    private static String padded(int octets) {
        String sound = SOUND.replace("</svg>", "");
        return sound + " ".repeat(octets - sound.length() - 6) + "</svg>";
    }

    @Test
    void thirty_two_kilobytes_are_enough() {
        assertEquals(List.of(), read(padded(32 * 1024)).faults());
        assertEquals(List.of(new SvgFault(Kind.SIZE, 0, 0, "The drawing has 32769 bytes; it should have at most 32768.")), read(padded(32 * 1024 + 1)).faults());
        assertEquals(List.of(Kind.SIZE), kinds(Indicator.read(gzip(octets(padded(32 * 1024 + 1))))));
    }

    @Test
    void what_is_too_large_is_not_looked_at() {
        assertEquals(List.of(Kind.SIZE), kinds(read(padded(256 * 1024))));
        assertEquals(List.of(new SvgFault(Kind.GZIP, 0, 0, "The file has more than 256 kB and was not looked at.")), read(padded(256 * 1024 + 1)).faults());
        assertEquals(List.of(Kind.SIZE), kinds(Indicator.read(gzip(octets(padded(256 * 1024))))));
        byte[] bomb = gzip(new byte[64 * 1024 * 1024]);
        assertEquals(new Indicator(true, bomb.length, 0, Optional.empty(), List.of(new SvgFault(Kind.GZIP, 0, 0, "The file is packed, and cannot be unpacked to a drawing of at most 256 kB."))), Indicator.read(bomb));
    }

    @Test
    void a_broken_package_is_not_unpacked() {
        byte[] packed = gzip(octets(SOUND));
        assertEquals(List.of(Kind.GZIP), kinds(Indicator.read(Arrays.copyOf(packed, packed.length - 9))));
        assertEquals(List.of(Kind.GZIP), kinds(Indicator.read(new byte[] {0x1F, (byte) 0x8B})));
        assertEquals(List.of(Kind.XML), kinds(Indicator.read(new byte[] {0x1F})));
        assertEquals(List.of(Kind.XML), kinds(Indicator.read(new byte[] {0x20, (byte) 0x8B})));
        assertEquals(List.of(Kind.XML), kinds(Indicator.read(new byte[] {0x1F, 0x20})));
    }

    @Test
    void elements_are_counted() {
        assertEquals(List.of(), kinds(read(ROOT + "<title>T</title>" + "<g/>".repeat(4_998) + "</svg>")));
        assertEquals(List.of(Kind.COMPLEXITY), kinds(read(ROOT + "<title>T</title>" + "<g/>".repeat(4_999) + "</svg>")));
        assertEquals(List.of(Kind.ELEMENT, Kind.COMPLEXITY), kinds(read(ROOT + "<title>x" + "<g/>".repeat(6_000) + "</title></svg>")));
    }

    @Test
    void depth_is_bounded() {
        assertEquals(List.of(), kinds(read(ROOT + "<title>T</title>" + "<g>".repeat(63) + "</g>".repeat(63) + "</svg>")));
        assertEquals(List.of(Kind.COMPLEXITY), kinds(read(ROOT + "<title>T</title>" + "<g>".repeat(64) + "</g>".repeat(64) + "</svg>")));
        assertEquals(List.of(Kind.COMPLEXITY), kinds(read(ROOT + "<title>T</title>" + "<g>".repeat(100) + "</g>".repeat(100) + "</svg>")), "it is told once");
        assertEquals(List.of(Kind.SIZE, Kind.ELEMENT, Kind.XML), kinds(read(ROOT + "<title>" + "<g>".repeat(50_000))));
    }

    @Test
    void faults_are_listed_up_to_fifty() {
        assertEquals(49, read(ROOT + "<title>T</title>" + "<a/>".repeat(49) + "</svg>").faults().size());
        assertEquals(50, read(ROOT + "<title>T</title>" + "<a/>".repeat(500) + "</svg>").faults().size());
        assertEquals(50, read(ROOT + "<title>T</title><rect " + IntStream.range(0, 80).mapToObj(i -> " q" + i + "=''").collect(Collectors.joining()) + "/></svg>").faults().size());
    }

    @Test
    void some_faults_are_forgiven() {
        Indicator indicator = read("<svg xmlns='http://www.w3.org/2000/svg' version='1.2' baseProfile='tiny' viewBox='0 0 9 8'><title>T</title></svg>");
        assertEquals(List.of(Kind.PROFILE), indicator.refusals().stream().map(SvgFault::kind).toList());
        assertEquals(List.of(Kind.SHAPE), indicator.advice().stream().map(SvgFault::kind).toList());
        assertEquals(List.of(Kind.SIZE, Kind.SHAPE), Arrays.stream(Kind.values()).filter(kind -> !new SvgFault(kind, 0, 0, "").isRefused()).toList());
    }

    @Test
    void no_octets_break_it() {
        var random = new Random(4);
        byte[] sound = octets(SOUND);
        byte[] packed = gzip(sound);
        for (int i = 0; i < 20_000; i++) {
            byte[] file = (i % 4 == 0 ? packed : sound).clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            assertTrue(Indicator.read(file).faults().size() <= Indicator.MOST_FAULTS);
        }
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            assertTrue(!Indicator.read(noise).faults().isEmpty());
        }
    }
}

package org.mailward.mailauth.bimi;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.mailward.mailauth.bimi.SvgFault.Kind;
import org.mailward.mailauth.tags.Shown;

/// One reading of a logo file, element by element.
///
/// Nothing outside the file is ever opened: the parser knows no document types and no entities but XML's own five.
final class IndicatorReading {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final XMLInputFactory PARSERS = parsers();

    private final byte[] file;
    private final List<SvgFault> faults = new ArrayList<>();
    private Optional<String> title = Optional.empty();
    private boolean drawing;
    private int elements;
    private int depth;

    IndicatorReading(byte[] file) {
        this.file = file;
    }

    private static XMLInputFactory parsers() {
        // The JDK's own, whatever else a server has on its path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    Indicator read() {
        Optional<byte[]> unpacked = Unpacked.of(file, Indicator.MOST_OCTETS);
        if (unpacked.isEmpty()) {
            faults.add(new SvgFault(Kind.GZIP, 0, 0, Unpacked.isPacked(file)
                    ? "The file is packed, and cannot be unpacked to a drawing of at most " + Indicator.MOST_OCTETS / 1024 + " kB."
                    : "The file has more than " + Indicator.MOST_OCTETS / 1024 + " kB and was not looked at."));
            return result(0);
        }
        byte[] octets = unpacked.get();
        if (octets.length > Indicator.RECOMMENDED_OCTETS) {
            faults.add(new SvgFault(Kind.SIZE, 0, 0, "The drawing has " + octets.length + " bytes; it should have at most " + Indicator.RECOMMENDED_OCTETS + "."));
        }
        text(octets).ifPresentOrElse(this::parse, () -> faults.add(new SvgFault(Kind.XML, 0, 0, "The file is not text in UTF-8.")));
        return result(octets.length);
    }

    /// The parser gets characters, not octets: it would print what it thinks of broken ones.
    private static Optional<String> text(byte[] octets) {
        boolean wide = octets.length > 1 && ((octets[0] & 0xFF) == 0xFE && (octets[1] & 0xFF) == 0xFF || (octets[0] & 0xFF) == 0xFF && (octets[1] & 0xFF) == 0xFE);
        try {
            String text = (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8).newDecoder().decode(ByteBuffer.wrap(octets)).toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private Indicator result(int octets) {
        return new Indicator(Unpacked.isPacked(file), file.length, octets, title, faults.subList(0, Math.min(faults.size(), Indicator.MOST_FAULTS)));
    }

    private void parse(String text) {
        try {
            XMLStreamReader xml = open(text);
            while (xml.hasNext() && isWithinLimits(xml)) {
                switch (next(xml)) {
                    case XMLStreamConstants.DTD -> fault(Kind.XML, xml, "The file has a document type (DOCTYPE), which is not allowed.");
                    case XMLStreamConstants.START_ELEMENT -> element(xml);
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.END_DOCUMENT -> end();
                    default -> {
                        // Text draws nothing outside of elements, and comments never do.
                    }
                }
            }
        } catch (XMLStreamException notXml) {
            Location at = notXml.getLocation();
            faults.add(new SvgFault(Kind.XML, at == null ? 0 : Math.max(at.getLineNumber(), 0), at == null ? 0 : Math.max(at.getColumnNumber(), 0), "The file is not well-formed XML."));
        }
    }

    private static XMLStreamReader open(String text) throws XMLStreamException {
        try {
            return PARSERS.createXMLStreamReader(new StringReader(text));
        } catch (RuntimeException stumbled) {
            throw new XMLStreamException("The parser stumbled", stumbled);
        }
    }

    /// The JDK's parser has faults of its own, which come as exceptions of any kind: for a character that is not allowed in a
    /// document type it looks for a message that it does not have. Such a file is no XML, and no reason to break a scan off.
    private static int next(XMLStreamReader xml) throws XMLStreamException {
        try {
            return xml.next();
        } catch (RuntimeException stumbled) {
            throw new XMLStreamException("The parser stumbled", xml.getLocation(), stumbled);
        }
    }

    /// Only a file that was read to its end can be said to lack something.
    private void end() {
        if (drawing && title.isEmpty()) {
            faults.add(new SvgFault(Kind.TITLE, 0, 0, "The drawing has no <title> with the name of the company or brand."));
        }
    }

    private boolean isWithinLimits(XMLStreamReader xml) {
        if (elements > Indicator.MOST_ELEMENTS) {
            fault(Kind.COMPLEXITY, xml, "The drawing has more than " + Indicator.MOST_ELEMENTS + " elements; the rest was not looked at.");
            return false;
        }
        if (depth > Indicator.DEEPEST) {
            fault(Kind.COMPLEXITY, xml, "Elements are nested more than " + Indicator.DEEPEST + " deep; the rest was not looked at.");
            return false;
        }
        return faults.size() < Indicator.MOST_FAULTS;
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        String name = xml.getLocalName();
        boolean root = elements == 0;
        elements++;
        depth++;
        if (root) {
            root(xml);
        } else if (!TinyPs.NAMESPACE.equals(xml.getNamespaceURI())) {
            fault(Kind.ELEMENT, xml, "<" + Shown.of(name) + "> is not an element of SVG.");
            return;
        } else if (name.equals("svg")) {
            fault(Kind.ELEMENT, xml, "There is a drawing <svg> inside the drawing.");
        } else {
            TinyPs.objection(name).ifPresent(kind -> fault(kind, xml, "<" + Shown.of(name) + "> is not allowed" + switch (kind) {
                case SCRIPT -> ": a logo must not run programs.";
                case ANIMATION -> ": a logo must not move.";
                case RASTER -> ": a logo has shapes only, no pictures, sounds or pages.";
                default -> ".";
            }));
        }
        attributes(xml, name, root);
        if (depth == 2 && name.equals("title")) {
            title(xml);
        } else if (depth == 2 && name.equals("desc") && text(xml).isEmpty()) {
            fault(Kind.DESCRIPTION, xml, "<desc> is empty; leave it out or fill it.");
        }
    }

    private void root(XMLStreamReader xml) {
        if (!xml.getLocalName().equals("svg") || !TinyPs.NAMESPACE.equals(xml.getNamespaceURI())) {
            fault(Kind.ROOT, xml, "The file does not begin with <svg xmlns=\"" + TinyPs.NAMESPACE + "\">.");
            return;
        }
        drawing = true;
        expect(xml, "version", TinyPs.VERSION, Kind.VERSION);
        expect(xml, "baseProfile", TinyPs.PROFILE, Kind.PROFILE);
        viewBox(xml);
    }

    private void expect(XMLStreamReader xml, String attribute, String value, Kind kind) {
        String actual = xml.getAttributeValue(null, attribute);
        if (!value.equals(actual)) {
            fault(kind, xml, "<svg> needs " + attribute + "=\"" + value + "\"" + (actual == null ? "." : ", not \"" + Shown.of(actual) + "\"."));
        }
    }

    private void viewBox(XMLStreamReader xml) {
        String text = xml.getAttributeValue(null, "viewBox");
        if (text == null) {
            fault(Kind.VIEW_BOX, xml, "<svg> needs a viewBox, such as viewBox=\"0 0 100 100\".");
            return;
        }
        List<Double> numbers = numbers(text);
        if (numbers.size() != 4 || numbers.get(2) <= 0 || numbers.get(3) <= 0) {
            fault(Kind.VIEW_BOX, xml, "viewBox=\"" + Shown.of(text) + "\" is not four numbers, the last two of them above 0.");
        } else if (!numbers.get(2).equals(numbers.get(3))) {
            fault(Kind.SHAPE, xml, "The drawing is not square: viewBox=\"" + Shown.of(text) + "\".");
        }
    }

    /// @return nothing when one of the parts is no number
    private static List<Double> numbers(String text) {
        var numbers = new ArrayList<Double>();
        for (String part : text.strip().replace(',', ' ').split(" +", 6)) {
            try {
                double number = Double.parseDouble(part.strip());
                if (!Double.isFinite(number)) {
                    return List.of();
                }
                numbers.add(number);
            } catch (NumberFormatException notANumber) {
                return List.of();
            }
        }
        return numbers;
    }

    private void attributes(XMLStreamReader xml, String element, boolean root) {
        for (int i = 0; i < xml.getAttributeCount() && faults.size() < Indicator.MOST_FAULTS; i++) {
            String namespace = Optional.ofNullable(xml.getAttributeNamespace(i)).orElse("");
            attribute(xml, element, namespace, xml.getAttributeLocalName(i), xml.getAttributeValue(i), root);
        }
    }

    private void attribute(XMLStreamReader xml, String element, String namespace, String name, String value, boolean root) {
        String shown = "The attribute " + Shown.of(name) + " of <" + Shown.of(element) + "> ";
        if (root && namespace.isEmpty() && (name.equals("x") || name.equals("y"))) {
            fault(Kind.POSITION, xml, "<svg> must not have the attribute " + name + ".");
        } else if (namespace.isEmpty() && name.toLowerCase(Locale.ROOT).startsWith("on")) {
            fault(Kind.SCRIPT, xml, shown + "runs a program.");
        } else if (isOutside(name, value)) {
            fault(value.strip().toLowerCase(Locale.ROOT).startsWith("data:image/") ? Kind.RASTER : Kind.REFERENCE, xml, shown + "leads out of the drawing: " + Shown.of(value) + ".");
        } else if (TinyPs.objection(element).isEmpty() && !TinyPs.allows(element, namespace, name)) {
            fault(Kind.ATTRIBUTE, xml, shown + "is not allowed.");
        } else {
            TinyPs.onlyValue(name).filter(only -> !only.equals(value)).ifPresent(only -> fault(Kind.ATTRIBUTE, xml, shown + "may only be \"" + only + "\"."));
        }
    }

    /// True for a link or a `url(…)` that is not to something in the same drawing.
    private static boolean isOutside(String name, String value) {
        if (name.equals("href") || name.equals("src")) {
            return !value.strip().startsWith("#");
        }
        for (int at = indexOfUrl(value, 0); at >= 0; at = indexOfUrl(value, at + 1)) {
            int i = at + "url(".length();
            while (i < value.length() && (value.charAt(i) == ' ' || value.charAt(i) == '"' || value.charAt(i) == '\'')) {
                i++;
            }
            if (i >= value.length() || value.charAt(i) != '#') {
                return true;
            }
        }
        return false;
    }

    private static int indexOfUrl(String value, int from) {
        for (int i = from; i + 4 <= value.length(); i++) {
            if (value.regionMatches(true, i, "url(", 0, 4)) {
                return i;
            }
        }
        return -1;
    }

    private void title(XMLStreamReader xml) throws XMLStreamException {
        if (title.isPresent()) {
            fault(Kind.TITLE, xml, "There is more than one <title>.");
            text(xml);
            return;
        }
        Location at = xml.getLocation();
        String text = text(xml);
        title = Optional.of(Shown.of(text));
        if (text.isEmpty()) {
            faults.add(new SvgFault(Kind.TITLE, at.getLineNumber(), at.getColumnNumber(), "<title> is empty."));
        }
    }

    /// The text of the current element, which ends with this call. Elements in it are no text.
    private String text(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        boolean plain = true;
        int inside = 1;
        while (inside > 0 && elements <= Indicator.MOST_ELEMENTS) {
            switch (next(xml)) {
                case XMLStreamConstants.START_ELEMENT -> {
                    inside++;
                    elements++;
                    if (plain) {
                        fault(Kind.ELEMENT, xml, "<" + Shown.of(xml.getLocalName()) + "> is not allowed in a title or description.");
                    }
                    plain = false;
                }
                case XMLStreamConstants.END_ELEMENT -> inside--;
                case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
                default -> {
                    // Comments are no text.
                }
            }
        }
        depth--;
        return text.toString().strip();
    }

    private void fault(Kind kind, XMLStreamReader xml, String sentence) {
        faults.add(new SvgFault(kind, xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber(), sentence));
    }
}

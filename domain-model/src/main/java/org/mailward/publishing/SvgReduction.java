package org.mailward.publishing;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/// Copies a drawing element by element, and leaves out whatever is not on the lists.
final class SvgReduction {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    private static final Set<String> SHAPES = Set.of("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "use");
    private static final Set<String> KEPT = Set.of("g", "defs", "symbol", "tspan", "title", "desc", "style",
            "linearGradient", "radialGradient", "stop", "clipPath",
            "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "use");
    private static final Set<String> ATTRIBUTES = Set.of("id", "class", "style", "transform", "d", "points", "pathLength",
            "x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "fx", "fy", "width", "height", "rotate",
            "viewBox", "preserveAspectRatio", "gradientUnits", "gradientTransform", "spreadMethod", "offset", "clipPathUnits",
            "fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
            "stroke-dasharray", "stroke-dashoffset", "stroke-opacity", "opacity", "color", "stop-color", "stop-opacity", "clip-path",
            "clip-rule", "display", "visibility", "font-family", "font-size", "font-weight", "font-style", "letter-spacing",
            "text-anchor", "vector-effect");

    private static final Pattern NUMBER = Pattern.compile("\\s*([0-9]*\\.?[0-9]+)(?:px|pt|mm|cm|in)?\\s*");
    private static final Pattern OUTWARD_URL = Pattern.compile("url\\s*\\(\\s*[\"']?\\s*(?!#)(?=[^\\s\"'])", Pattern.CASE_INSENSITIVE);

    private final XMLStreamReader from;
    private final XMLStreamWriter to;
    private int elements;
    private int shapes;

    private SvgReduction(XMLStreamReader from, XMLStreamWriter to) {
        this.from = from;
        this.to = to;
    }

    static String of(String svg) {
        if (svg.length() > VectorLogo.LONGEST_DRAWING) {
            throw new IllegalArgumentException("The logo has " + svg.length() + " characters; at most " + VectorLogo.LONGEST_DRAWING + " are possible");
        }
        try {
            var written = new StringWriter(svg.length());
            new SvgReduction(reader(svg), XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written)).copy();
            return written.toString();
        } catch (XMLStreamException broken) {
            throw new IllegalArgumentException("The logo is not well-formed SVG: " + firstLine(broken), broken);
        }
    }

    static double aspectRatio(String reduced) {
        try {
            var reader = reader(reduced);
            reader.nextTag();
            double[] box = numbers(reader.getAttributeValue("", "viewBox"))
                    .orElseThrow(() -> new IllegalStateException("A reduced drawing has a viewBox"));
            return box[2] / box[3];
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("A reduced drawing can be read again", broken);
        }
    }

    private static XMLStreamReader reader(String svg) throws XMLStreamException {
        // The JDK's own factory, whatever a server brings, because the switches below are known for it.
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory.createXMLStreamReader(new StringReader(svg));
    }

    private void copy() throws XMLStreamException {
        while (from.next() != XMLStreamConstants.START_ELEMENT) {
            // Declarations, comments and blanks before the root.
        }
        if (!from.getLocalName().equals("svg") || !(SVG.equals(from.getNamespaceURI()) || from.getNamespaceURI() == null)) {
            throw new IllegalArgumentException("The logo is XML, but not an SVG drawing: its root element is '" + from.getLocalName() + "'");
        }
        String box = viewBox();
        to.writeStartElement("svg");
        to.writeDefaultNamespace(SVG);
        to.writeNamespace("xlink", XLINK);
        to.writeAttribute("viewBox", box);
        copyAttributes(true);
        copyChildren(1);
        to.writeEndElement();
        to.writeEndDocument();
        if (shapes == 0) {
            throw new IllegalArgumentException("Nothing is left to draw in the logo once scripts, embedded pictures and references are taken out; "
                    + "save it as plain shapes, or as PNG");
        }
    }

    /// Leaves the reader behind the end of the element it stands on.
    private void copyChildren(int depth) throws XMLStreamException {
        if (depth > VectorLogo.DEEPEST_NESTING) {
            throw new IllegalArgumentException("The logo nests elements deeper than " + VectorLogo.DEEPEST_NESTING);
        }
        for (int event = from.next(); event != XMLStreamConstants.END_ELEMENT; event = from.next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                to.writeCharacters(from.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                copyElement(depth);
            }
        }
    }

    private void copyElement(int depth) throws XMLStreamException {
        if (++elements > VectorLogo.MOST_ELEMENTS) {
            throw new IllegalArgumentException("The logo has more than " + VectorLogo.MOST_ELEMENTS + " elements; simplify it, or save it as PNG");
        }
        String name = from.getLocalName();
        boolean known = KEPT.contains(name) && (SVG.equals(from.getNamespaceURI()) || from.getNamespaceURI() == null);
        if (!known) {
            skip();
        } else if (name.equals("style")) {
            copyStyle();
        } else {
            shapes += SHAPES.contains(name) ? 1 : 0;
            to.writeStartElement(name);
            copyAttributes(false);
            copyChildren(depth + 1);
            to.writeEndElement();
        }
    }

    private void copyStyle() throws XMLStreamException {
        String rules = from.getElementText();
        if (staysInside(rules)) {
            to.writeStartElement("style");
            to.writeCharacters(rules);
            to.writeEndElement();
        }
    }

    private void copyAttributes(boolean root) throws XMLStreamException {
        for (int i = 0; i < from.getAttributeCount(); i++) {
            String name = from.getAttributeLocalName(i);
            String value = from.getAttributeValue(i);
            String namespace = from.getAttributeNamespace(i);
            boolean plain = namespace == null || namespace.isEmpty();
            if (name.equals("href") && (plain || XLINK.equals(namespace))) {
                if (value.strip().startsWith("#")) {
                    to.writeAttribute("xlink", XLINK, "href", value.strip());
                }
            } else if (plain && ATTRIBUTES.contains(name) && staysInside(value) && !(root && Set.of("viewBox", "width", "height", "x", "y", "transform").contains(name))) {
                to.writeAttribute(name, value);
            }
        }
    }

    /// Escapes and at-rules are refused as a whole: they could spell a reference that this pattern does not see.
    private static boolean staysInside(String style) {
        String bare = style.toLowerCase(Locale.ROOT);
        return style.indexOf('\\') < 0 && style.indexOf('@') < 0 && !bare.contains("expression") && !bare.contains("javascript:")
                && !style.contains("/*") && !OUTWARD_URL.matcher(style).find();
    }

    private void skip() throws XMLStreamException {
        for (int open = 1; open > 0;) {
            int event = from.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            }
        }
    }

    private String viewBox() {
        var box = numbers(from.getAttributeValue("", "viewBox")).or(this::widthAndHeight)
                .orElseThrow(() -> new IllegalArgumentException("The logo says neither a viewBox nor a width and height; add a viewBox"));
        return String.format(Locale.ROOT, "%s %s %s %s", plain(box[0]), plain(box[1]), plain(box[2]), plain(box[3]));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private Optional<double[]> widthAndHeight() {
        return length("width").flatMap(width -> length("height").map(height -> new double[] {0, 0, width, height}));
    }

    private Optional<Double> length(String attribute) {
        String value = from.getAttributeValue("", attribute);
        if (value == null) {
            return Optional.empty();
        }
        var number = NUMBER.matcher(value);
        return number.matches() ? Optional.of(Double.parseDouble(number.group(1))).filter(n -> n > 0) : Optional.empty();
    }

    private static Optional<double[]> numbers(@org.jspecify.annotations.Nullable String box) {
        if (box == null) {
            return Optional.empty();
        }
        String[] parts = box.strip().split("[\\s,]+");
        if (parts.length != 4 || !Arrays.stream(parts).allMatch(part -> part.matches("-?[0-9]{0,9}\\.?[0-9]{1,9}"))) {
            return Optional.empty();
        }
        double[] numbers = Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
        return numbers[2] > 0 && numbers[3] > 0 ? Optional.of(numbers) : Optional.empty();
    }

    private static String firstLine(XMLStreamException broken) {
        return String.valueOf(broken.getMessage()).lines().reduce((first, last) -> last).orElse("").replaceFirst("^Message: ", "");
    }
}

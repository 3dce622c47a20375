package org.mailward.platform.pdf;

import java.io.StringWriter;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Writes a document as a tree, so that no text can ever become markup.
final class Markup {

    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final String SVG = "http://www.w3.org/2000/svg";

    /// Control characters, halves of surrogate pairs, and marks that turn the direction of what follows them.
    private static final Pattern UNPRINTABLE = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\uFFFE\\uFFFF]");
    private static final Pattern BLANK = Pattern.compile("[\\t\\n\\x0B\\f\\r\\u0085\\u2028\\u2029]+");

    /// Stands for what cannot be shown; the replacement character itself is in few fonts.
    static final String BOX = "\u25A1";

    private final Document document;
    private Node at;

    Markup() {
        try {
            document = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException missing) {
            throw new PdfFailure("This Java runtime has no XML document builder", missing);
        }
        at = document;
    }

    Document document() {
        return document;
    }

    /// @param attributes names and values in turn
    Markup open(String tag, String... attributes) {
        return begin(XHTML, tag, attributes);
    }

    Markup openSvg(String tag, String... attributes) {
        return begin(SVG, tag, attributes);
    }

    private Markup begin(String namespace, String tag, String... attributes) {
        Element element = document.createElementNS(namespace, tag);
        for (int i = 0; i < attributes.length; i += 2) {
            element.setAttribute(attributes[i], printable(attributes[i + 1]));
        }
        at.appendChild(element);
        at = element;
        return this;
    }

    Markup close() {
        at = at.getParentNode();
        return this;
    }

    Markup text(String text) {
        at.appendChild(document.createTextNode(printable(text)));
        return this;
    }

    /// An element with nothing but text.
    Markup put(String tag, String classes, String text) {
        return open(tag, "class", classes).text(text).close();
    }

    /// Grafts a tree of another document in.
    Markup graft(Element foreign) {
        at.appendChild(document.importNode(foreign, true));
        return this;
    }

    /// The document as text.
    static String write(Document document) {
        try {
            var transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.METHOD, "xml");
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            var text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException broken) {
            throw new PdfFailure("A document could not be written as text", broken);
        }
    }

    static String printable(String text) {
        return UNPRINTABLE.matcher(BLANK.matcher(text).replaceAll(" ")).replaceAll(BOX);
    }
}

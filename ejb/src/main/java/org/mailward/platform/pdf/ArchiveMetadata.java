package org.mailward.platform.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.Locale;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/// What the file says about itself, once as XMP and once in the old way, and the same in both (ISO 19005-3 §6.6.2).
///
/// The drawing library would name itself here; a report names the brand only.
///
/// @param origin the product's name, as creator tool and producer
record ArchiveMetadata(String title, String author, String subject, String origin, Locale language, Instant at) {

    private static final String X = "adobe:ns:meta/";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/";
    private static final String PDF = "http://ns.adobe.com/pdf/1.3/";
    private static final String PDFA = "http://www.aiim.org/pdfa/ns/id/";
    private static final String PDFUA = "http://www.aiim.org/pdfua/ns/id/";
    private static final String EXTENSION = "http://www.aiim.org/pdfa/ns/extension/";
    private static final String SCHEMA = "http://www.aiim.org/pdfa/ns/schema#";
    private static final String PROPERTY = "http://www.aiim.org/pdfa/ns/property#";
    private static final String PACKET_ID = "begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"";

    ArchiveMetadata {
        title = Markup.printable(title);
        author = Markup.printable(author);
        subject = Markup.printable(subject);
        origin = Markup.printable(origin);
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    void writeInto(PDDocument document) throws IOException {
        var information = new PDDocumentInformation();
        information.setTitle(title);
        information.setAuthor(author);
        information.setSubject(subject);
        information.setCreator(origin);
        information.setProducer(origin);
        var moment = GregorianCalendar.from(ZonedDateTime.ofInstant(at, ZoneOffset.UTC));
        information.setCreationDate(moment);
        information.setModificationDate(moment);
        document.setDocumentInformation(information);
        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp());
        document.getDocumentCatalog().setMetadata(metadata);
        document.getDocumentCatalog().setLanguage(language.toLanguageTag());
    }

    /// @see <a href="https://www.iso.org/standard/75163.html">ISO 16684-1, XMP</a>
    private byte[] xmp() {
        try {
            var bytes = new ByteArrayOutputStream();
            XMLStreamWriter to = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            to.writeProcessingInstruction("xpacket", PACKET_ID);
            to.writeStartElement("x", "xmpmeta", X);
            to.writeNamespace("x", X);
            to.writeStartElement("rdf", "RDF", RDF);
            to.writeNamespace("rdf", RDF);
            to.writeStartElement("rdf", "Description", RDF);
            for (String[] name : new String[][] {{"dc", DC}, {"xmp", XMP}, {"pdf", PDF}, {"pdfaid", PDFA}, {"pdfuaid", PDFUA},
                    {"pdfaExtension", EXTENSION}, {"pdfaSchema", SCHEMA}, {"pdfaProperty", PROPERTY}}) {
                to.writeNamespace(name[0], name[1]);
            }
            to.writeAttribute("rdf", RDF, "about", "");
            simple(to, "pdfaid", PDFA, "part", "3");
            simple(to, "pdfaid", PDFA, "conformance", "A");
            simple(to, "pdfuaid", PDFUA, "part", "1");
            simple(to, "dc", DC, "format", "application/pdf");
            listed(to, "title", "Alt", title, true);
            listed(to, "creator", "Seq", author, false);
            listed(to, "description", "Alt", subject, true);
            listed(to, "language", "Bag", language.toLanguageTag(), false);
            simple(to, "xmp", XMP, "CreatorTool", origin);
            simple(to, "xmp", XMP, "CreateDate", at.toString());
            simple(to, "xmp", XMP, "ModifyDate", at.toString());
            simple(to, "pdf", PDF, "Producer", origin);
            describePdfUa(to);
            to.writeEndElement();
            to.writeEndElement();
            to.writeEndElement();
            to.writeProcessingInstruction("xpacket", "end=\"w\"");
            to.close();
            return bytes.toByteArray();
        } catch (XMLStreamException impossible) {
            throw new PdfFailure("The file's metadata could not be written", impossible);
        }
    }

    private static void simple(XMLStreamWriter to, String prefix, String namespace, String name, String value) throws XMLStreamException {
        to.writeStartElement(prefix, name, namespace);
        to.writeCharacters(value);
        to.writeEndElement();
    }

    private static void listed(XMLStreamWriter to, String name, String kind, String value, boolean translated) throws XMLStreamException {
        to.writeStartElement("dc", name, DC);
        to.writeStartElement("rdf", kind, RDF);
        to.writeStartElement("rdf", "li", RDF);
        if (translated) {
            to.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", "x-default");
        }
        to.writeCharacters(value);
        to.writeEndElement();
        to.writeEndElement();
        to.writeEndElement();
    }

    /// PDF/A knows its own properties; those of PDF/UA have to be described (ISO 19005-3 §6.6.2.3).
    private static void describePdfUa(XMLStreamWriter to) throws XMLStreamException {
        to.writeStartElement("pdfaExtension", "schemas", EXTENSION);
        to.writeStartElement("rdf", "Bag", RDF);
        resource(to);
        simple(to, "pdfaSchema", SCHEMA, "schema", "PDF/UA identification");
        simple(to, "pdfaSchema", SCHEMA, "namespaceURI", PDFUA);
        simple(to, "pdfaSchema", SCHEMA, "prefix", "pdfuaid");
        to.writeStartElement("pdfaSchema", "property", SCHEMA);
        to.writeStartElement("rdf", "Seq", RDF);
        resource(to);
        simple(to, "pdfaProperty", PROPERTY, "name", "part");
        simple(to, "pdfaProperty", PROPERTY, "valueType", "Integer");
        simple(to, "pdfaProperty", PROPERTY, "category", "internal");
        simple(to, "pdfaProperty", PROPERTY, "description", "The part of ISO 14289 that the file follows");
        to.writeEndElement();
        to.writeEndElement();
        to.writeEndElement();
        to.writeEndElement();
        to.writeEndElement();
        to.writeEndElement();
    }

    private static void resource(XMLStreamWriter to) throws XMLStreamException {
        to.writeStartElement("rdf", "li", RDF);
        to.writeAttribute("rdf", RDF, "parseType", "Resource");
    }
}

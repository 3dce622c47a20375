package org.mailward.platform.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.mailward.publishing.ExposureReport;
import org.mailward.publishing.PostureReport;
import org.mailward.publishing.VectorLogo;
import org.w3c.dom.Document;

/// Draws a customer's posture report, or a prospect's exposure report, as a PDF file that can be kept for years and read aloud: PDF/A-3a and PDF/UA-1.
///
/// Fonts and styles are read once; every drawing has its own document, so any number of threads may draw at the same time.
/// The same report gives the same bytes.
@ApplicationScoped
public class PostureReportPdf {

    private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        RendererLog.install();
    }

    static {
        // Its own log goes to standard error and speaks of every font and cache; what matters is thrown.
        XRLog.setLoggingEnabled(false);
    }

    private final ReportFonts fonts = new ReportFonts();

    /// @return the file
    /// @throws PdfFailure when the installation cannot draw, whatever the report
    public byte[] draw(PostureReport report, PaperSize paper, Edition edition) {
        boolean writing = report.brand().logo().filter(logo -> logo instanceof VectorLogo drawing && drawing.svg().contains("<text")).isPresent();
        var metadata = new ArchiveMetadata(PosturePages.title(report), report.brand().provider(), report.headline(),
                report.brand().product(), report.words().language(), report.generatedAt());
        return switch (edition) {
            case TECHNICAL -> draw(new PostureReportDocument(report, paper, fonts).compose(), writing, metadata);
            case MANAGEMENT -> twoPages(report, paper, writing, metadata);
        };
    }

    /// Long names take room: then fewer rows are shown, so that it stays at two pages.
    private byte[] twoPages(PostureReport report, PaperSize paper, boolean writing, ArchiveMetadata metadata) {
        byte[] file = {};
        for (var fullness : ManagementReportDocument.Fullness.of(report, paper)) {
            file = draw(new ManagementReportDocument(report, paper, fonts, fullness).compose(), writing, metadata);
            if (pages(file) <= ManagementReportDocument.PAGES) {
                return file;
            }
        }
        return file;
    }

    private static int pages(byte[] file) {
        try (var document = Loader.loadPDF(file)) {
            return document.getNumberOfPages();
        } catch (IOException broken) {
            throw new PdfFailure("A report that was just drawn cannot be read", broken);
        }
    }

    /// The pages before they are laid out, as one document in XHTML: what a browser shows as a preview, or prints.
    public String pages(PostureReport report, PaperSize paper, Edition edition) {
        var pages = switch (edition) {
            case TECHNICAL -> new PostureReportDocument(report, paper, fonts);
            case MANAGEMENT -> new ManagementReportDocument(report, paper, fonts, ManagementReportDocument.Fullness.of(report, paper).getFirst());
        };
        return Markup.write(pages.compose());
    }

    /// What a stranger sees of a company's domain, for the company to read.
    /// @return the file
    /// @throws PdfFailure when the installation cannot draw, whatever the report
    public byte[] draw(ExposureReport report, PaperSize paper) {
        boolean writing = report.brand().logo().filter(logo -> logo instanceof VectorLogo drawing && drawing.svg().contains("<text")).isPresent();
        var metadata = new ArchiveMetadata(ExposureReportDocument.title(report), report.brand().provider(), report.headline(),
                report.brand().product(), report.words().language(), report.generatedAt());
        return draw(new ExposureReportDocument(report, paper, fonts).compose(), writing, metadata);
    }

    /// @param writing true when a picture in the document holds text
    byte[] draw(Document pages, boolean writing, ArchiveMetadata metadata) {
        var builder = new PdfRendererBuilder();
        builder.withW3cDocument(pages, null);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(SRGB);
        builder.withProducer(metadata.origin());
        builder.useReplacementText(Markup.BOX);
        LocalDataOnly.applyTo(builder);
        if (writing) {
            fonts.registerForPictures(builder);
        }
        try (var document = new PDDocument()) {
            fonts.registerIn(builder, document);
            builder.usePDDocument(document);
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                metadata.writeInto(document);
                document.setDocumentId(metadata.at().toEpochMilli());
                var file = new ByteArrayOutputStream();
                document.save(file);
                return file.toByteArray();
            }
        } catch (IOException broken) {
            throw new PdfFailure("'" + metadata.title() + "' could not be written as PDF", broken);
        }
    }
}

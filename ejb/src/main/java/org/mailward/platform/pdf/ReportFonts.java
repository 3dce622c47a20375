package org.mailward.platform.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The fonts that go into every report, read once and kept.
///
/// A fresh machine has no fonts, and PDF/A wants each one inside the file. These are the Liberation fonts under the SIL Open
/// Font License; they cover Latin, Greek and Cyrillic.
final class ReportFonts {

    static final String SANS = "Liberation Sans";
    static final String MONO = "Liberation Mono";

    private record Face(String file, String family, int weight) {
    }

    private static final Face REGULAR = new Face("LiberationSans-Regular.ttf", SANS, 400);
    private static final Face BOLD = new Face("LiberationSans-Bold.ttf", SANS, 700);
    private static final Face FIXED = new Face("LiberationMono-Regular.ttf", MONO, 400);

    private final Map<Face, byte[]> files = new ConcurrentHashMap<>();
    private final FSCacheEx<String, FSCacheValue> metrics = new FSDefaultCacheStore();
    private final CmapLookup sansGlyphs;

    ReportFonts() {
        for (var face : new Face[] {REGULAR, BOLD, FIXED}) {
            files.put(face, read(face));
        }
        try (var font = new TTFParser().parse(new RandomAccessReadBuffer(files.get(REGULAR)))) {
            sansGlyphs = font.getUnicodeCmapLookup();
        } catch (IOException broken) {
            throw new PdfFailure("The font " + REGULAR.file() + " in the class path cannot be read", broken);
        }
    }

    /// Puts the fonts into one document, subset to what it uses.
    ///
    /// Ligatures are left alone: searching for them took half of the time of a long report, and plain letters are what a
    /// reader's search looks for.
    void registerIn(PdfRendererBuilder builder, PDDocument document) throws IOException {
        builder.useCacheStore(CacheStore.PDF_FONT_METRICS, metrics);
        for (var file : files.entrySet()) {
            var face = file.getKey();
            var outlines = new TTFParser().parse(new RandomAccessReadBuffer(file.getValue()));
            outlines.setEnableGsub(false);
            builder.useFont(new PDFontSupplier(PDType0Font.load(document, outlines, true)), face.family(), face.weight(), FontStyle.NORMAL, true);
        }
    }

    /// Makes the fonts known to pictures too, which costs time and is needed only where a picture holds text.
    void registerForPictures(PdfRendererBuilder builder) {
        files.forEach((face, bytes) -> builder.useFont(() -> new ByteArrayInputStream(bytes), face.family(), face.weight(),
                FontStyle.NORMAL, true, EnumSet.of(FSFontUseCase.SVG)));
    }

    /// True when every character has a glyph.
    boolean canShow(String text) {
        return text.codePoints().allMatch(character -> sansGlyphs.getGlyphId(character) > 0);
    }

    private static byte[] read(Face face) {
        String path = "/liberation/" + face.file();
        try (var stream = ReportFonts.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("The font " + path + " is not in the class path; openpdf-fonts-extra brings it");
            }
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new PdfFailure("The font " + path + " in the class path cannot be read", broken);
        }
    }
}

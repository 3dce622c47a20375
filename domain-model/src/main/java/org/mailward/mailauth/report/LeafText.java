package org.mailward.mailauth.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Gathers the text of one element, or an extension with its tags.
///
/// A text in one piece, as nearly all are, is never copied before it is known whether it was seen before.
final class LeafText {

    private static final byte[] AMPERSAND = {'&', 'a', 'm', 'p', ';'};

    private final Markup markup;
    private final Texts texts;
    private final int longest;
    private final Set<Quirk> quirks;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean whole;
    private boolean cut;

    /// @param longest the most bytes of one text
    LeafText(Markup markup, Charset charset, int longest, Set<Quirk> quirks) {
        this.markup = markup;
        this.longest = longest;
        this.quirks = quirks;
        this.texts = new Texts(quirks);
        texts.in(charset);
    }

    void begin() {
        kept.reset();
        whole = false;
        cut = false;
    }

    /// Adds the markup's text.
    ///
    /// @param last a tag that closes follows, so that this may be all
    void add(boolean last) throws BrokenContent {
        if (markup.hasBracket()) {
            quirks.add(Quirk.UNESCAPED_BRACKET);
        }
        check(markup.textTo() - markup.textFrom());
        if (last && kept.size() == 0 && !markup.isLiteral()) {
            whole = true;
            return;
        }
        byte[] buffer = markup.buffer();
        if (!markup.isLiteral()) {
            kept.write(buffer, markup.textFrom(), markup.textTo() - markup.textFrom());
        } else {
            // In a section of characters nothing refers to anything; with ampersands written out it reads like any other text.
            for (int i = markup.textFrom(); i < markup.textTo(); i++) {
                if (buffer[i] == '&') {
                    kept.write(AMPERSAND, 0, AMPERSAND.length);
                } else {
                    kept.write(buffer[i]);
                }
            }
        }
        check(kept.size());
    }

    /// Adds the markup's tag as a text.
    void addTag() throws BrokenContent {
        if (whole) {
            whole = false;
            kept.write(markup.buffer(), markup.textFrom(), markup.textTo() - markup.textFrom());
        }
        kept.write(markup.buffer(), markup.tagFrom(), markup.tagTo() - markup.tagFrom());
        check(kept.size());
    }

    private void check(int length) throws BrokenContent {
        if (length > longest) {
            throw new BrokenContent(Fault.TEXT_TOO_LONG, "A text is longer than " + longest + " bytes. No reporter writes such; the file is damaged or an attack.", "");
        }
    }

    String text() {
        return whole ? texts.of(markup.buffer(), markup.textFrom(), markup.textTo()) : texts.of(kept.toByteArray(), 0, kept.size());
    }

    /// An attribute of the markup's tag; empty when it has none of this name.
    String attribute(String name) {
        byte[] value = markup.attribute(name).getBytes(StandardCharsets.ISO_8859_1);
        return texts.of(value, 0, value.length);
    }

    /// Adds the markup's text to an extension.
    void addPart() {
        part(markup.textFrom(), markup.textTo());
    }

    /// Adds the markup's tag to an extension.
    void addPartTag() {
        part(markup.tagFrom(), markup.tagTo());
    }

    private void part(int from, int to) {
        if (cut || kept.size() + to - from > longest) {
            cut = true;
            quirks.add(Quirk.EXTENSION_CUT);
        } else {
            kept.write(markup.buffer(), from, to - from);
        }
    }

    /// The extension as it stands in the file.
    String part() {
        return texts.plain(kept.toByteArray(), 0, kept.size()).strip();
    }
}

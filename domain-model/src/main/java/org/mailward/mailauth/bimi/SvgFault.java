package org.mailward.mailauth.bimi;

/// One thing in a logo that the profile for mailboxes does not allow.
///
/// @param line where it is, from 1; 0 when it concerns the file as a whole
/// @param column likewise
/// @param sentence what is wrong, and with which element or attribute
public record SvgFault(Kind kind, int line, int column, String sentence) {

    /// What a fault is about.
    public enum Kind {
        /// Larger than receivers have to accept (draft-svg-tiny-ps-abrotman-12 §2.4).
        SIZE(false),
        /// Packed, and cannot be unpacked.
        GZIP(true),
        /// No well-formed XML, or a document type of its own.
        XML(true),
        /// The outermost element is not `svg` in SVG's namespace.
        ROOT(true),
        VERSION(true),
        PROFILE(true),
        /// Missing, or not four numbers.
        VIEW_BOX(true),
        /// Not square; mailboxes cut it to a square or a circle.
        SHAPE(false),
        /// `x` or `y` on the outermost element.
        POSITION(true),
        TITLE(true),
        DESCRIPTION(true),
        SCRIPT(true),
        ANIMATION(true),
        /// Something outside the file is named.
        REFERENCE(true),
        /// A picture made of pixels.
        RASTER(true),
        ELEMENT(true),
        ATTRIBUTE(true),
        /// More elements, or deeper, than is looked at.
        COMPLEXITY(true);

        private final boolean refused;

        Kind(boolean refused) {
            this.refused = refused;
        }
    }

    /// True when receivers refuse the logo for it; false when they may show it all the same.
    public boolean isRefused() {
        return kind.refused;
    }

    /// The sentence with its place.
    public String located() {
        return line == 0 ? sentence : "Line " + line + ": " + sentence;
    }
}

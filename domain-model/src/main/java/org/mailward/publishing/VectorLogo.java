package org.mailward.publishing;

/// A logo as SVG, reduced to shapes, gradients and text.
///
/// What is kept is a list, and everything else is left out: scripts, event attributes, style that could load something,
/// animation, embedded pictures and foreign markup, and every reference that does not point into the same drawing.
/// The constructor does this, so there is no unsafe value of this type. Reducing twice changes nothing.
///
/// @param svg the reduced drawing, in the SVG namespace, with a `viewBox` and without a size of its own
/// @see <a href="https://www.w3.org/TR/SVG2/conform.html#secure-static-mode">SVG 2 §2.2.6, secure static mode</a>
public record VectorLogo(String svg) implements Logo {

    /// The longest drawing, in characters.
    public static final int LONGEST_DRAWING = 512 * 1024;
    /// How deep elements may nest.
    public static final int DEEPEST_NESTING = 64;
    /// How many elements a drawing may have, so that drawing it stays quick.
    public static final int MOST_ELEMENTS = 5_000;

    /// @throws IllegalArgumentException when it is not well-formed XML, not SVG, has no size, is too large, or has nothing to draw
    public VectorLogo {
        svg = SvgReduction.of(svg);
    }

    @Override
    public double aspectRatio() {
        return SvgReduction.aspectRatio(svg);
    }
}

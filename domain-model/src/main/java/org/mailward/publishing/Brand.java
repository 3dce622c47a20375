package org.mailward.publishing;

import java.util.Optional;

/// Whose report this is: everything on paper that belongs to the provider and not to us.
///
/// @param product  the name under which the provider offers the portal; also the file's stated origin
/// @param provider the provider's own name
/// @param colour   used for accents and the cover
/// @param ink      the wish for text on that colour; [#readableInk()] is what is used
/// @param logo     drawn on white
/// @param support  one line that says how to reach the provider; may be empty
/// @param footer   one line at the foot of every page; may be empty
public record Brand(String product, String provider, Colour colour, Colour ink, Optional<Logo> logo, String support, String footer) {

    public Brand {
        if (product.isBlank() || provider.isBlank()) {
            throw new IllegalArgumentException("A brand needs the name of the product and of the provider");
        }
    }

    /// The colour for text on the brand's colour, readable whatever the brand wished for.
    public Colour readableInk() {
        return colour.inkLike(ink);
    }
}

package org.mailward.publishing;

/// A picture that is safe to draw: it was looked into when it was made, and it refers to nothing outside itself.
public sealed interface Logo permits RasterLogo, VectorLogo {

    /// Width divided by height.
    double aspectRatio();
}

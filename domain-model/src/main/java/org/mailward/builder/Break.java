package org.mailward.builder;

/// Something that would no longer be as it is once a draft is published.
///
/// @param sentence says what, and to whom it happens
public record Break(Weight weight, String sentence) {

    /// How it matters, the worst first.
    public enum Weight {
        /// Mail, reports or certificates that work now would stop to.
        LOSS,
        /// Receivers would treat mail more strictly.
        TIGHTER,
        /// Receivers would treat mail less strictly.
        LOOSER,
        /// Worth knowing.
        NOTE
    }
}

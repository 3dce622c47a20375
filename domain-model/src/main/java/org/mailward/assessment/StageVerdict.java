package org.mailward.assessment;

/// The stage under both standards in use, which differ when a record has tags that only one of them reads.
///
/// @param current what a receiver on RFC 9989 does
/// @param old what a receiver on RFC 7489 does
/// @param sentence the stage in words, with the difference where there is one
public record StageVerdict(Stage current, Stage old, String sentence) {

    public boolean differs() {
        return current != old;
    }
}

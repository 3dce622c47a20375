package org.mailward.publishing;

/// How well a domain, or all of them, stands.
///
/// @param score 0 to 100
/// @param grade the letter that the assessment gave for it
public record Mark(int score, String grade) {

    public Mark {
        if (score < 0 || score > 100) {
            throw new IllegalArgumentException("A score runs from 0 to 100, not " + score);
        }
        if (grade.isBlank()) {
            throw new IllegalArgumentException("A mark needs a grade beside its score " + score);
        }
    }
}

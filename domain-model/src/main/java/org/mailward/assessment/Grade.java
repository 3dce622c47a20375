package org.mailward.assessment;

/// A score as a letter, so that two hundred domains can be compared at a glance.
public enum Grade {
    A, B, C, D, F,
    /// Too little could be seen to grade the domain.
    UNGRADED
}

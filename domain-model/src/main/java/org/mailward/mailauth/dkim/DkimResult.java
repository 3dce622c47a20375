package org.mailward.mailauth.dkim;

import java.util.List;
import java.util.Optional;

/// What became of verifying one signature.
///
/// The words are those of RFC 8601, so that they can be compared with what a receiver wrote.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6376#section-3.9">RFC 6376 §3.9</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8601#section-2.7.1">RFC 8601 §2.7.1</a>
public sealed interface DkimResult {

    /// Empty when the field could not be read, or was not looked at.
    Optional<DkimSignature> signature();

    /// One or two sentences.
    String why();

    /// What is not wrong but should be known, one sentence each.
    List<String> warnings();

    /// As Authentication-Results has it.
    default String word() {
        return switch (this) {
            case Pass _ -> "pass";
            case Fail _ -> "fail";
            case PermError _ -> "permerror";
            case TempError _ -> "temperror";
            case Neutral _ -> "neutral";
        };
    }

    /// What of a signature does not hold.
    enum Part {
        /// The body is not the one that was signed.
        BODY_HASH,
        /// The signed header fields are not those that were signed, or another key signed them.
        SIGNATURE
    }

    /// The message is as it was when the domain signed it.
    record Pass(Optional<DkimSignature> signature, String why, List<String> warnings) implements DkimResult {
        public Pass {
            warnings = List.copyOf(warnings);
        }
    }

    record Fail(Optional<DkimSignature> signature, Part part, String why, List<String> warnings) implements DkimResult {
        public Fail {
            warnings = List.copyOf(warnings);
        }
    }

    /// Nothing can be verified, and trying again does not help.
    record PermError(Optional<DkimSignature> signature, String why, List<String> warnings) implements DkimResult {
        public PermError {
            warnings = List.copyOf(warnings);
        }
    }

    /// The key could not be looked up; trying again may help.
    record TempError(Optional<DkimSignature> signature, String why, List<String> warnings) implements DkimResult {
        public TempError {
            warnings = List.copyOf(warnings);
        }
    }

    /// It was not decided.
    /// @param headerHolds the signature over the header is right, and only the body is not known; else it was not verified at all
    record Neutral(Optional<DkimSignature> signature, boolean headerHolds, String why, List<String> warnings) implements DkimResult {
        public Neutral {
            warnings = List.copyOf(warnings);
        }
    }
}

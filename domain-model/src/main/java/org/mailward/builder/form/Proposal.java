package org.mailward.builder.form;

import org.mailward.builder.RecordKind;

/// A record that somebody was advised to publish, for a form to begin with.
///
/// @param text the record; for CAA, MX and TLSA one to a line
public record Proposal(RecordKind kind, String text) {
}

package org.mailward.mailauth.report;

/// Why the policy was not followed.
///
/// @param comment for people; empty when there is none
public record OverrideReason(Stated<OverrideType> type, String comment) {
}

package org.mailward.publishing.control;

import java.util.UUID;

/// A report waits to be made, and the transaction that says so may now commit.
public record ReportAsked(UUID provider) {
}

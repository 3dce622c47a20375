package org.mailward.bulk.control;

import java.util.UUID;

/// A bulk action waits, and the transaction that says so may now commit.
public record BulkAsked(UUID provider) {
}

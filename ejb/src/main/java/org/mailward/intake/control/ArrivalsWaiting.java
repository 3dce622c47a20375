package org.mailward.intake.control;

import java.util.UUID;

/// Something of a provider waits to be read, and the transaction that says so may now commit.
public record ArrivalsWaiting(UUID provider) {
}

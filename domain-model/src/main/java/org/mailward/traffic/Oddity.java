package org.mailward.traffic;

import java.time.Instant;

/// Something odd that a reporter does.
///
/// @param quirk its permanent id
/// @param sentence what it is, for people
/// @param reports in which it was met
/// @param last when the newest of them was stored
public record Oddity(String quirk, String sentence, long reports, Instant last) {
}

package org.mailward.publishing;

import java.util.Optional;

/// What to do about a finding.
///
/// @param advice one or two sentences; may be empty where the record says it all
/// @param record what to publish, where publishing one record is the remedy
public record Remedy(String advice, Optional<ZoneRecord> record) {

    /// A record to publish, to be copied as it stands.
    ///
    /// @param name  the full name, such as `_dmarc.example.org`
    /// @param type  such as `TXT`
    /// @param value the value without quotes
    public record ZoneRecord(String name, String type, String value) {
    }
}

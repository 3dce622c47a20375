package org.mailward.assessment;

import java.util.Optional;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;

/// What to do about a finding.
///
/// @param instruction one or two sentences that say what to do, in which order
/// @param record the exact record to publish, where it can be known
public record Remedy(String instruction, Optional<Publish> record) {

    /// One record to publish in DNS, in place of what stands there under the same name and type for the same purpose.
    /// @param value the record's data in presentation form; for TXT the text without quotation marks
    public record Publish(DomainName name, RecordType type, String value) {
    }

    public static Remedy of(String instruction) {
        return new Remedy(instruction, Optional.empty());
    }

    public static Remedy txt(String instruction, DomainName name, String text) {
        return new Remedy(instruction, Optional.of(new Publish(name, RecordType.TXT, text)));
    }
}

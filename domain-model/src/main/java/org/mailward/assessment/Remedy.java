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

    /// The same remedy where an alias stands at the record's name: no other record can stand beside it (RFC 1034 §3.6.2).
    Remedy behind(DomainName end) {
        DomainName name = record.orElseThrow().name();
        // A host's alias leads to its addresses as well, and without them nobody would find it; names of records alone have a label with an underscore.
        boolean host = !name.ascii().startsWith("_") && !name.ascii().contains("._");
        return new Remedy(instruction + " An alias (CNAME) stands at " + name.unicode() + ": make the change at " + end.unicode()
                + ", where it holds for every name that leads there, or put " + (host ? "the addresses and this record" : "this record") + " in the alias's place.", record);
    }

    /// The same remedy where an alias that leads to nothing stands at the record's name.
    Remedy insteadOf(DomainName end) {
        return new Remedy(instruction + " An alias (CNAME) stands at " + record.orElseThrow().name().unicode() + " and leads to " + end.unicode()
                + ", where nothing is: delete it first, and put this record in its place.", record);
    }

    public static Remedy txt(String instruction, DomainName name, String text) {
        return new Remedy(instruction, Optional.of(new Publish(name, RecordType.TXT, text)));
    }
}

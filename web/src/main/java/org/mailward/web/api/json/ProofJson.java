package org.mailward.web.api.json;

import java.time.Instant;
import java.util.Optional;
import org.mailward.estate.ProofState;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.onboarding.boundary.ProveControl.Proof;
import org.mailward.web.api.openapi.Described;

@Described("Proof that the customer controls a domain: the record to publish, and what was last seen of it.")
public record ProofJson(
        @Described("The name to publish the record at.") String recordName,
        @Described("The record's type.") RecordType recordType,
        @Described("The record's text, without quotation marks.") String recordValue,
        @Described("What was last seen.") ProofState state,
        @Described("When DNS was last asked.") Optional<Instant> checkedAt,
        @Described("When control was proven; it stays proven.") Optional<Instant> provenAt) {

    public static ProofJson of(Proof proof) {
        return new ProofJson(proof.recordName(), RecordType.TXT, proof.recordValue(), proof.state(), proof.checkedAt(), proof.provenAt());
    }
}

package org.mailward.web.api.json;

import java.util.Optional;
import org.mailward.builder.RecordKind;
import org.mailward.web.api.openapi.Described;

@Described("A record as it is meant to be published.")
public record DraftJson(
        @Described("What kind of record. MTA_STS_POLICY is the file of the policy host.") RecordKind type,
        @Described("The selector of a DKIM key or a BIMI record, or the whole name of a TLSA record; left out for the others.") Optional<String> label,
        @Described("The record's text; for CAA, MX and TLSA one record to a line; empty to publish none. At most 10,000 characters.") String value) {
}

package org.mailward.builder.form;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mailward.builder.RecordKind;
import org.mailward.mailauth.dns.DomainName;

/// What a form begins with.
///
/// @param label the selector or the name that labelled records were looked for at
/// @param records what is published, one entry per record; nothing under a kind of which there is none
/// @param servers the mail servers that the domain names, the most preferred first
/// @param at when it was looked up
public record Published(DomainName domain, String label, Map<RecordKind, List<String>> records, List<DomainName> servers, Instant at) {

    public Published {
        var copy = new EnumMap<RecordKind, List<String>>(RecordKind.class);
        records.forEach((kind, texts) -> copy.put(kind, List.copyOf(texts)));
        records = Collections.unmodifiableMap(copy);
        servers = List.copyOf(servers);
    }

    /// The same, as if this record were published in place of those of its kind.
    public Published as(Proposal proposal) {
        var others = new EnumMap<RecordKind, List<String>>(RecordKind.class);
        others.putAll(records);
        others.put(proposal.kind(), proposal.kind().isFile() ? List.of(proposal.text())
                : proposal.text().lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
        return new Published(domain, label, others, servers, at);
    }

    public List<String> of(RecordKind kind) {
        return records.getOrDefault(kind, List.of());
    }

    /// The first record of a kind; empty when there is none.
    public String text(RecordKind kind) {
        return of(kind).isEmpty() ? "" : of(kind).getFirst();
    }
}

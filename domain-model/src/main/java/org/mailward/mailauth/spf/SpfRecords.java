package org.mailward.mailauth.spf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DnsResolver;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordData;
import org.mailward.mailauth.dns.RecordType;

/// The SPF records of names, each asked for and read once, for a check and an analysis to share.
///
/// Only TXT counts; the record type 99 of the experiment is never asked for (RFC 7208 §3.1). Not for use by several threads.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7208#section-4.5">RFC 7208 §4.5</a>
public final class SpfRecords {

    private final DnsResolver resolver;
    private final Map<DomainName, SpfPublication> read = new HashMap<>();

    public SpfRecords(DnsResolver resolver) {
        this.resolver = resolver;
    }

    /// What the name publishes, asked for when it is wanted first.
    public SpfPublication at(DomainName name) {
        SpfPublication known = read.get(name);
        if (known != null) {
            return known;
        }
        SpfPublication publication = switch (resolver.ask(name, RecordType.TXT)) {
            case Answer.Found found -> published(found);
            case Answer.NoData _, Answer.NoSuchName _ -> new SpfPublication.Absent();
            case Answer.Failed failed -> new SpfPublication.Unknown(failed.detail());
        };
        read.put(name, publication);
        return publication;
    }

    private static SpfPublication published(Answer.Found found) {
        var texts = new ArrayList<String>(1);
        for (RecordData record : found.records()) {
            if (record instanceof RecordData.Text text && SpfParser.isSpf(text.joined())) {
                texts.add(text.joined());
            }
        }
        if (texts.size() > 1) {
            return new SpfPublication.Several(texts);
        }
        if (texts.isEmpty()) {
            return new SpfPublication.Absent();
        }
        return switch (SpfParser.parse(texts.getFirst())) {
            case SpfReading.Valid(SpfRecord record) -> new SpfPublication.One(record, List.of());
            case SpfReading.Faulty(SpfRecord record, List<String> faults) -> new SpfPublication.One(record, faults);
            case SpfReading.NotSpf _ -> new SpfPublication.Absent();
        };
    }

    DnsResolver resolver() {
        return resolver;
    }
}

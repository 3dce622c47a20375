package org.mailward.intake.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.mailward.intake.store.Entry;
import org.mailward.mailauth.orgdomain.PublicSuffixes;
import org.mailward.mailauth.report.AggregateHeader;
import org.mailward.mailauth.report.AggregateRow;
import org.mailward.mailauth.report.AggregateRows;
import org.mailward.mailauth.report.AuthResult;
import org.mailward.mailauth.report.BrokenContent;
import org.mailward.mailauth.report.Disposition;
import org.mailward.mailauth.report.DkimAuth;
import org.mailward.mailauth.report.Evaluated;
import org.mailward.mailauth.report.Fault;
import org.mailward.mailauth.report.SpfAuth;
import org.mailward.mailauth.report.Stated;
import org.mailward.platform.persistence.TextLines;
import org.mailward.sources.Attributing;
import org.mailward.sources.Attribution;
import org.mailward.sources.Reason;
import org.mailward.sources.SourceEvidence;

/// Turns a report's rows into lines for the books, and finds the path of each.
///
/// Nothing here waits for anything: names of addresses are looked up later, and then change a path and no row.
final class RowText implements AggregateRows {

    /// Codes that the books use for what was done with messages.
    static final int UNKNOWN_DISPOSITION = 9;
    /// Bytes that a path takes beside its texts, roughly.
    private static final int PATH = 512;

    private final TextLines lines;
    private final Attributing attributing;
    private final PublicSuffixes suffixes;
    private final Map<String, Way> ways = new HashMap<>();
    /// By what was found: as long as nothing is known of an address, who it is follows from the results alone, and many share these.
    private final Map<String, Attribution> attributions = new HashMap<>();
    private final JsonText json = new JsonText();
    private final long most;
    private long held;
    private String organization = "";

    /// @param lines takes the rows, one JSON array a line
    /// @param most bytes that the paths may take in memory, roughly
    RowText(TextLines lines, Attributing attributing, PublicSuffixes suffixes, long most) {
        this.most = most;
        this.lines = lines;
        this.attributing = attributing;
        this.suffixes = suffixes;
    }

    @Override
    public void begin(AggregateHeader header) {
        organization = organizational(header.policy().domain());
    }

    @Override
    public void row(AggregateRow row) throws IOException {
        if (held > most) {
            throw new BrokenContent(Fault.TOO_MANY_SOURCES, "The report names more different servers and signatures than are kept of one. No receiver writes such; ask the reporter whether it is theirs.", "");
        }
        var source = row.source().text();
        boolean dkim = row.dkim().value().isPresent() ? row.dkim().is(Evaluated.PASS)
                : anyAligned(row.dkimResults().stream().filter(result -> result.result().is(AuthResult.PASS)).map(DkimAuth::domain));
        boolean spf = row.spf().value().isPresent() ? row.spf().is(Evaluated.PASS)
                : anyAligned(row.spfResults().stream().filter(result -> result.result().is(AuthResult.PASS)).map(SpfAuth::domain));
        int disposition = code(row.disposition());
        int result = (dkim ? 1 : 0) + (spf ? 2 : 0);
        var way = way(row, source, dkim, spf);
        way.count(result, disposition, row.messages());
        lines.add(json.array(() -> {
            json.element(source);
            json.element(row.messages());
            json.element(disposition);
            json.element(result);
            json.element(way.name);
            json.element(row.headerFrom());
            json.element(row.envelopeFrom());
            json.element(row.envelopeTo());
            json.element(() -> results(row));
        }));
    }

    /// Bytes that the paths take in memory, roughly.
    long held() {
        return held;
    }

    List<Entry.Path> paths() {
        return ways.values().stream().map(Way::path).toList();
    }

    private Way way(AggregateRow row, String source, boolean dkim, boolean spf) {
        var evidence = SourceEvidence.of(organization, row, dkim, spf);
        var text = evidence.text();
        return ways.computeIfAbsent(source + ' ' + text, key -> {
            held += PATH + 2L * (key.length() + text.length());
            return new Way(UUID.nameUUIDFromBytes((organization + ' ' + key).getBytes(StandardCharsets.UTF_8)), source, text,
                    attributions.computeIfAbsent(text, _ -> attributing.attribute(evidence)));
        });
    }

    /// A path while its rows are counted.
    private static final class Way {
        private final UUID id;
        private final String name;
        private final String source;
        private final String evidence;
        private final Attribution attribution;
        private final List<Entry.Tally> tallies = new ArrayList<>(1);

        Way(UUID id, String source, String evidence, Attribution attribution) {
            this.id = id;
            this.name = id.toString();
            this.source = source;
            this.evidence = evidence;
            this.attribution = attribution;
        }

        /// A way has few results, mostly one.
        void count(int result, int disposition, long messages) {
            for (int i = 0; i < tallies.size(); i++) {
                var tally = tallies.get(i);
                if (tally.result() == result && tally.disposition() == disposition) {
                    tallies.set(i, new Entry.Tally(result, disposition, tally.rows() + 1, tally.messages() + messages));
                    return;
                }
            }
            tallies.add(new Entry.Tally(result, disposition, 1, messages));
        }

        Entry.Path path() {
            return new Entry.Path(id, source, evidence, attribution.serviceId(), attribution.sourceClass().code(), attribution.confidence(), Reason.text(attribution.reasons()), tallies);
        }
    }

    /// Where the receiver does not say what was aligned: whether something passed for a name of the same organization. That is what
    /// most receivers ask for, and all that a report without an evaluation can show.
    private boolean anyAligned(Stream<String> passed) {
        return passed.anyMatch(domain -> organizational(domain).equals(organization));
    }

    private String organizational(String domain) {
        return DomainNames.read(domain).map(name -> suffixes.suffixOf(name).organizationalDomain().ascii()).orElse(domain);
    }

    private static int code(Stated<Disposition> disposition) {
        if (disposition.value().isEmpty()) {
            return UNKNOWN_DISPOSITION;
        }
        return switch (disposition.value().get()) {
            case NONE -> 0;
            case QUARANTINE -> 1;
            case REJECT -> 2;
            case PASS -> 3;
        };
    }

    /// Everything else, as members; their names are one letter because there are millions.
    private void results(AggregateRow row) {
        json.member("dkim", row.dkimResults(), one -> {
            json.member("d", one.domain());
            json.member("s", one.selector());
            json.member("r", one.result().text());
            json.member("h", one.human());
        });
        json.member("spf", row.spfResults(), one -> {
            json.member("d", one.domain());
            json.member("c", one.scope().text());
            json.member("r", one.result().text());
            json.member("h", one.human());
        });
        json.member("reasons", row.reasons(), one -> {
            json.member("t", one.type().text());
            json.member("c", one.comment());
        });
        json.member("disposition", row.disposition().value().isEmpty() ? row.disposition().text() : "");
        json.member("extensions", row.extensions());
    }
}

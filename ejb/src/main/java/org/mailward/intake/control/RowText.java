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
import org.mailward.mailauth.dns.IpAddress;
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
import org.mailward.mailauth.report.OverrideReason;
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
    /// Bytes that the shapes of rows may take in memory, roughly; rows of further ones share nothing.
    private static final long MOST_OF_SHAPES = 1 << 20;

    private final TextLines lines;
    private final Attributing attributing;
    private final PublicSuffixes suffixes;
    private final Map<Key, Way> ways = new HashMap<>();
    private final Map<Shape, Found> shapes = new HashMap<>();
    /// By its text.
    private final Map<String, Evidence> evidences = new HashMap<>();
    private final JsonText json = new JsonText();
    private final long most;
    private long held;
    private long ofShapes;
    private String organization = "";

    /// What rows of a report have in common that differ in address and number alone: a service sends from many addresses.
    private record Shape(Stated<Disposition> disposition, Stated<Evaluated> dkim, Stated<Evaluated> spf, List<OverrideReason> reasons, String headerFrom, String envelopeFrom, String envelopeTo,
            List<DkimAuth> dkimResults, List<SpfAuth> spfResults, String extensions) {
        static Shape of(AggregateRow row) {
            return new Shape(row.disposition(), row.dkim(), row.spf(), row.reasons(), row.headerFrom(), row.envelopeFrom(), row.envelopeTo(), row.dkimResults(), row.spfResults(), row.extensions());
        }
    }

    /// What was found of a shape, and where its rest was written last.
    private static final class Found {
        private final Evidence evidence;
        private final int disposition;
        private final int result;
        private final String rest;
        private int pack = -1;
        private int place;

        Found(Evidence evidence, int disposition, int result, String rest) {
            this.evidence = evidence;
            this.disposition = disposition;
            this.result = result;
            this.rest = rest;
        }
    }

    /// What shows who sent, but for the address. As long as nothing is known of an address, who it is follows from this alone, and many share it; there is one
    /// of each in a report.
    private static final class Evidence {
        private final String text;
        private final Attribution attribution;

        Evidence(String text, Attribution attribution) {
            this.text = text;
            this.attribution = attribution;
        }
    }

    private record Key(IpAddress source, Evidence evidence) {
    }

    /// @param lines takes the rows, one JSON array a line; the rest of one that stands in its pack already is the place of the line where it does
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
        var found = found(row);
        var way = ways.computeIfAbsent(new Key(row.source(), found.evidence), this::way);
        way.count(found.result, found.disposition, row.messages());
        boolean again = found.pack == lines.pack();
        var line = json.array(() -> {
            json.element(way.source);
            json.element(row.messages());
            json.element(found.disposition);
            json.element(found.result);
            json.element(way.name);
            if (again) {
                json.element(found.place);
            } else {
                json.elements(found.rest);
            }
        });
        if (!again) {
            found.pack = lines.pack();
            found.place = lines.place();
        }
        lines.add(line);
    }

    private Found found(AggregateRow row) {
        var shape = Shape.of(row);
        var known = shapes.get(shape);
        if (known != null) {
            return known;
        }
        boolean dkim = row.dkim().value().isPresent() ? row.dkim().is(Evaluated.PASS)
                : anyAligned(row.dkimResults().stream().filter(result -> result.result().is(AuthResult.PASS)).map(DkimAuth::domain));
        boolean spf = row.spf().value().isPresent() ? row.spf().is(Evaluated.PASS)
                : anyAligned(row.spfResults().stream().filter(result -> result.result().is(AuthResult.PASS)).map(SpfAuth::domain));
        var evidence = SourceEvidence.of(organization, row, dkim, spf);
        var found = new Found(evidences.computeIfAbsent(evidence.text(), text -> new Evidence(text, attributing.attribute(evidence))), code(row.disposition()), (dkim ? 1 : 0) + (spf ? 2 : 0),
                rest(row));
        long size = PATH + 2L * found.rest.length();
        if (ofShapes + size <= MOST_OF_SHAPES) {
            ofShapes += size;
            shapes.put(shape, found);
        }
        return found;
    }

    private String rest(AggregateRow row) {
        var array = json.array(() -> {
            json.element(row.headerFrom());
            json.element(row.envelopeFrom());
            json.element(row.envelopeTo());
            json.element(() -> results(row));
        });
        return array.substring(1, array.length() - 1);
    }

    /// Bytes that paths and shapes take in memory, roughly.
    long held() {
        return held + ofShapes;
    }

    List<Entry.Path> paths() {
        return ways.values().stream().map(Way::path).toList();
    }

    private Way way(Key key) {
        var source = key.source.text();
        var evidence = key.evidence;
        held += PATH + 2L * (source.length() + 2L * evidence.text.length());
        return new Way(UUID.nameUUIDFromBytes((organization + ' ' + source + ' ' + evidence.text).getBytes(StandardCharsets.UTF_8)), source, evidence);
    }

    /// A path while its rows are counted.
    private static final class Way {
        private final UUID id;
        private final String name;
        private final String source;
        private final Evidence evidence;
        private final List<Entry.Tally> tallies = new ArrayList<>(1);

        Way(UUID id, String source, Evidence evidence) {
            this.id = id;
            this.name = id.toString();
            this.source = source;
            this.evidence = evidence;
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
            var attribution = evidence.attribution;
            return new Entry.Path(id, source, evidence.text, attribution.serviceId(), attribution.sourceClass().code(), attribution.confidence(), Reason.text(attribution.reasons()), tallies);
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

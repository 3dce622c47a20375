package org.mailward.intake.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.mailward.platform.persistence.Bulk;
import org.mailward.sources.KnownPath;
import org.mailward.sources.SourceClass;
import org.mailward.sources.SummedPaths;
import org.mailward.sources.store.RuledPaths;

/// Paths that are new and about which somebody has decided already: they are in the books as decided before anything is counted by them.
final class RuledEntries {

    private static final String NEW = """
            insert into mail_path (provider_id, customer_id, domain_id, id, source, evidence, service, class, confidence, reasons, overrule_id, ruled_service, ruled_class,
                first_day, last_day)
            values ({provider}, ?, ?, ?, cast(? as inet), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    private record Place(UUID customer, UUID domain, UUID path) {
    }

    private record Line(Place place, List<Object> values) {
    }

    private RuledEntries() {
    }

    /// After the sums' lock was taken, so that whoever decides meanwhile finds the paths.
    static void place(Bulk bulk, List<Entry> entries) throws SQLException {
        var rulings = RuledPaths.holding(bulk);
        if (rulings.isEmpty()) {
            return;
        }
        var seen = new HashSet<Place>();
        var lines = new ArrayList<Line>();
        for (var entry : entries) {
            if (entry.body() instanceof Entry.Body.Aggregate aggregate) {
                for (var path : aggregate.paths()) {
                    if (SummedPaths.are(path.service())) {
                        continue;
                    }
                    var place = new Place(entry.customer(), entry.domain(), path.id());
                    var known = KnownPath.read(path.source(), path.evidence(), path.service(), path.classCode(), path.reasons());
                    var ruled = rulings.of(entry.customer(), entry.domain(), known);
                    if (ruled.ruling().isPresent() && seen.add(place)) {
                        lines.add(new Line(place, List.of(entry.customer(), entry.domain(), path.id(), path.source(), path.evidence(), path.service(), path.classCode(), path.confidence(),
                                path.reasons(), ruled.ruling(), ruled.service(), ruled.sourceClass().map(SourceClass::code), entry.head().day(), entry.head().day())));
                    }
                }
            }
        }
        lines.sort(Comparator.comparing((Line line) -> line.place().customer(), KeyOrder.IDS).thenComparing(line -> line.place().domain(), KeyOrder.IDS)
                .thenComparing(line -> line.place().path(), KeyOrder.IDS));
        bulk.runEach(NEW, lines.stream().map(Line::values).toList());
    }
}

package org.mailward.sources.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.persistence.Bulk;
import org.mailward.sources.KnownPath;
import org.mailward.sources.Ruling;
import org.mailward.sources.Rulings;
import org.mailward.sources.RulingSubject;
import org.mailward.sources.SourceClass;
import org.mailward.sources.SummedPaths;
import org.mailward.sources.Verdict;

/// What was decided, and the paths that it is about, on one connection.
///
/// Whoever decides about paths, or enters new ones, reads the decisions after taking the lock of the sums: a decision that is made
/// meanwhile is then applied by the job that waits for that lock.
public final class RuledPaths {

    private static final int BATCH = 2_000;
    private static final String HOLDING = """
            select o.id, o.customer_id, o.domain_id, o.subject_kind, o.subject, o.class, o.service, o.made_at from overruling o
            where {o seen} and o.taken_back_at is null""";
    /// Nothing is decided about what stands for others.
    private static final String PATHS = """
            select m.id, host(m.source), m.evidence, m.service, m.class, m.reasons, m.overrule_id, m.ruled_service, m.ruled_class from mail_path m
            where {m in scope} and m.customer_id = ? and m.domain_id = ? and (m.overrule_id = ? or %s) and m.service <> 'SUMMED' and m.id > ? order by m.id limit ?"""
            .replace("SUMMED", SummedPaths.SERVICE);
    private static final String RULE = """
            update mail_path m set overrule_id = ?, ruled_service = ?, ruled_class = ?
            where {m in scope} and m.customer_id = ? and m.domain_id = ? and m.id = ?""";

    private record Path(UUID id, KnownPath known, Rulings.Ruled ruled) {
    }

    private RuledPaths() {
    }

    /// Everything that was decided and not taken back.
    public static Rulings holding(Bulk bulk) throws SQLException {
        return new Rulings(bulk.rows(HOLDING, row -> new Ruling(row.getObject(1, UUID.class), Optional.ofNullable(row.getObject(2, UUID.class)), Optional.ofNullable(row.getObject(3, UUID.class)),
                RulingSubject.kept(RulingSubject.Kind.valueOf(row.getString(4)), row.getString(5)), new Verdict(sourceClass(row.getInt(6)), row.getString(7)), row.getTimestamp(8).toInstant())));
    }

    /// Decides anew about those paths of a domain that a decision is or was about.
    ///
    /// @return whether one of them is of another class than before
    static boolean again(Bulk bulk, UUID customer, UUID domain, UUID overruling, RulingSubject subject) throws SQLException {
        var rulings = holding(bulk);
        var sql = PATHS.formatted(condition(subject));
        boolean moved = false;
        List<Path> paths;
        var after = new UUID(0, 0);
        do {
            var values = new ArrayList<Object>(List.of(customer, domain, overruling));
            values.addAll(values(subject));
            values.addAll(List.of(after, BATCH));
            paths = bulk.rows(sql, row -> new Path(row.getObject(1, UUID.class), KnownPath.read(row.getString(2), row.getString(3), row.getString(4), row.getInt(5), row.getString(6)),
                    new Rulings.Ruled(Optional.ofNullable(row.getObject(7, UUID.class)), Optional.ofNullable(row.getString(8)), Optional.ofNullable(row.getObject(9, Integer.class)).map(RuledPaths::sourceClass))),
                    values.toArray());
            var changes = new ArrayList<List<Object>>();
            for (var path : paths) {
                var ruled = rulings.of(customer, domain, path.known);
                if (!ruled.equals(path.ruled)) {
                    moved |= classOf(path, ruled) != classOf(path, path.ruled);
                    changes.add(List.of(ruled.ruling(), ruled.service(), ruled.sourceClass().map(SourceClass::code), customer, domain, path.id));
                }
            }
            bulk.runEach(RULE, changes);
            after = paths.isEmpty() ? after : paths.getLast().id;
        } while (paths.size() == BATCH);
        return moved;
    }

    private static SourceClass classOf(Path path, Rulings.Ruled ruled) {
        return ruled.sourceClass().orElse(path.known.sourceClass());
    }

    /// Which paths a subject may fit; what fits indeed, the subject says.
    static String condition(RulingSubject subject) {
        return switch (subject) {
            case RulingSubject.Address _ -> "m.source between cast(? as inet) and cast(host(broadcast(cast(? as inet))) as inet)";
            case RulingSubject.Service _ -> "m.service = ?";
            case RulingSubject.DkimDomain _, RulingSubject.ReturnPathDomain _ -> "strpos(m.evidence, ?) > 0";
        };
    }

    static List<Object> values(RulingSubject subject) {
        return subject instanceof RulingSubject.Address address ? List.of(address.network().text(), address.text()) : List.of(subject.text());
    }

    private static SourceClass sourceClass(int code) {
        return SourceClass.of(code).orElseThrow(() -> new IllegalStateException("The database gave " + code + " as a class"));
    }
}

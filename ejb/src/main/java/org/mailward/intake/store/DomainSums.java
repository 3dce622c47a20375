package org.mailward.intake.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.mailward.platform.persistence.Bulk;

/// The sums per domain and per customer and day.
///
/// They are added to with every report, and made again from the days of the paths when somebody is found to be somebody else. The
/// two exclude each other by a lock per domain, since each would miss what the other has not committed yet.
final class DomainSums {

    private static final String MEASURES = """
            sum(s.rows), sum(s.messages),
            coalesce(sum(s.messages) filter (where s.result = 1), 0), coalesce(sum(s.messages) filter (where s.result = 2), 0),
            coalesce(sum(s.messages) filter (where s.result = 3), 0),
            coalesce(sum(s.messages) filter (where s.result = 0 and s.disposition not in (1, 2)), 0),
            coalesce(sum(s.messages) filter (where s.result = 0 and s.disposition = 1), 0),
            coalesce(sum(s.messages) filter (where s.result = 0 and s.disposition = 2), 0),
            coalesce(sum(s.messages) filter (where s.result <> 0 and s.disposition in (1, 2)), 0),
            coalesce(sum(s.messages) filter (where s.class = 1), 0), coalesce(sum(s.messages) filter (where s.class = 2), 0),
            coalesce(sum(s.messages) filter (where s.class = 3), 0), coalesce(sum(s.messages) filter (where s.class = 4), 0),
            coalesce(sum(s.messages) filter (where s.class = 5), 0)""";
    static final List<String> COLUMNS = List.of("rows", "messages", "dkim_only", "spf_only", "both_aligned", "failed_delivered", "failed_quarantined", "failed_rejected",
            "passed_blocked", "class_aligned", "class_unaligned", "class_forwarder", "class_unknown", "class_abuse");
    private static final String AGAIN_OF_DOMAIN = "insert into domain_day select s.provider_id, s.customer_id, s.domain_id, s.day, " + MEASURES + """
             from (select p.provider_id, p.customer_id, p.domain_id, p.day, p.result, p.disposition, coalesce(m.ruled_class, m.class) as class, p.rows, p.messages
                   from path_day p join mail_path m on m.provider_id = p.provider_id and m.customer_id = p.customer_id and m.domain_id = p.domain_id and m.id = p.path_id
                   where {p in scope} and p.customer_id = ? and p.domain_id = ? and p.day = any (?)) s
            group by s.provider_id, s.customer_id, s.domain_id, s.day""";
    private static final String SUMS = String.join(", ", COLUMNS.stream().map(column -> "sum(" + column + ")").toList());
    private static final String AGAIN_OF_CUSTOMER = "insert into customer_day select d.provider_id, d.customer_id, d.day, " + SUMS
            + " from domain_day d where {d in scope} and d.customer_id = ? and d.day = any (?) group by d.provider_id, d.customer_id, d.day";

    /// Of a day whose reports came in several months, some of the paths are forgotten before the others.
    private static final String FORGET_OF_DOMAIN = """
            delete from domain_day d using (
                select p.day, sum(p.messages) as messages from path_day p where {p in scope} and p.customer_id = ? and p.domain_id = ? group by p.day) k
            where {d in scope} and d.customer_id = ? and d.domain_id = ? and d.day = k.day and d.messages = k.messages returning d.day""";

    private DomainSums() {
    }

    /// Keeps those out who make the sums of these domains and customers again.
    static void hold(Bulk bulk, Stream<UUID> ids) throws SQLException {
        bulk.lock(ids.map(DomainSums::lock).toList(), true);
    }

    /// Keeps everybody else out. Whoever looks at paths and may sum again takes it before the first path: those who enter reports
    /// have it when they come to the paths.
    static void holdAlone(Bulk bulk, UUID customer, UUID domain) throws SQLException {
        bulk.lock(List.of(lock(customer), lock(domain)), false);
    }

    private static String lock(UUID id) {
        return "sums/" + id;
    }

    /// Makes a domain's sums again, and those of its customer for the same days.
    ///
    /// Days whose paths were forgotten, or some of them, keep the sums that they had.
    static void again(Bulk bulk, UUID customer, UUID domain) throws SQLException {
        holdAlone(bulk, customer, domain);
        var days = bulk.rows(FORGET_OF_DOMAIN, row -> row.getObject(1, LocalDate.class), customer, domain, customer, domain);
        if (!days.isEmpty()) {
            bulk.run(AGAIN_OF_DOMAIN, customer, domain, days);
            bulk.run("delete from customer_day d where {d in scope} and d.customer_id = ? and d.day = any (?)", customer, days);
            bulk.run(AGAIN_OF_CUSTOMER, customer, days);
        }
    }
}

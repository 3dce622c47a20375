package org.mailward.system.journeys;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Many customers, domains and reports beside those of the demo, written by the database itself, and taken away again.
///
/// All were just scanned and are proven, so that the application finds nothing to do about them.
final class ManyRows implements AutoCloseable {

    private static final UUID LARGE = new UUID(0x4d616e79L, 1);
    private static final UUID LARGE_DOMAIN = new UUID(0x4d616e79L, 2);
    private static final String OURS = "customer_id::text like '00000000-4d61-6e79-%'";
    private static final int CUSTOMERS = 120;
    private static final int DOMAINS = 120;

    private ManyRows() {
    }

    /// @param provider with domains that were scanned already
    static ManyRows in(UUID provider) {
        var ours = "(provider_id, customer_id";
        var whose = "'" + provider + "'::uuid, '" + LARGE + "'::uuid, '" + LARGE_DOMAIN + "'::uuid";
        var sums = "40, 400, 100, 100, 100, 50, 25, 25, 0, 200, 50, 50, 50, 50";
        run(List.of(
                "insert into customer (provider_id, id, name, sector, language, country, state, state_since, state_reason, created_at) select '" + provider
                        + "', ('00000000-4d61-6e79-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Many ' || n, 'energy', 'en', 'DE', 'ACTIVE', now(), '', now() from generate_series(1, " + CUSTOMERS + ") n",
                "insert into managed_domain (provider_id, customer_id, id, name, proof_token, proof_state, proven_at, proof_checked_at, created_at, stage, stage_since, score, grade, worst, open_findings, scanned_at, known_at, snapshot_id)"
                        + " select c.provider_id, c.id, case when n = 1 and c.id = '" + LARGE + "' then '" + LARGE_DOMAIN + "'::uuid else gen_random_uuid() end, 'many-' || n || '-' || right(c.id::text, 6) || '.example', repeat('0', 32),"
                        + " 'PROVEN', now(), now(), now(), 'MONITORING', now() - interval '90 days', 50, 'C', 'CRITICAL', 6, now(), now(), gen_random_uuid() from customer c, generate_series(1, case when c.id = '" + LARGE
                        + "' then " + DOMAINS + " else 1 end) n where c.name like 'Many %' and c.provider_id = '" + provider + "'",
                "insert into snapshot (provider_id, customer_id, domain_id, id, taken_at, stage, score, grade, evidence, raised, sustained, eased)"
                        + " select d.provider_id, d.customer_id, d.id, case when n = 0 then d.snapshot_id else gen_random_uuid() end, now() - n * interval '1 day', 'MONITORING', 50 - n, 'C',"
                        + " (select s.evidence from snapshot s join managed_domain m on m.snapshot_id = s.id where s.provider_id = d.provider_id limit 1), 1, 6, 1"
                        + " from managed_domain d, generate_series(0, case when d.id = '" + LARGE_DOMAIN + "' then 80 else 3 end) n where d." + OURS,
                "insert into finding (provider_id, customer_id, domain_id, id, rule_id, subject, severity, raised_at, seen_at, eased_at, sentence, why, evidence, reference)"
                        + " select d.provider_id, d.customer_id, d.id, gen_random_uuid(), (array['dmarc.policy.none', 'spf.missing', 'mta-sts.policy.certificate'])[1 + n % 3], 'subject ' || n, (array['CRITICAL', 'HIGH', 'MEDIUM'])[1 + n % 3],"
                        + " now(), now(), case when n % 2 = 0 then now() end, 'A sentence.', 'A reason.', '', 'RFC 9989' from managed_domain d, generate_series(1, case when d.id = '" + LARGE_DOMAIN + "' then 120 else 6 end) n where d." + OURS,
                "insert into customer_standing select d.provider_id, d.customer_id, count(*), 0, count(*), 0, 0, 0, 0, count(*), sum(d.score), sum(d.open_findings), 'CRITICAL', now() from managed_domain d where d." + OURS + " group by 1, 2",
                "insert into customer_standing_day select s.provider_id, s.customer_id, current_date - n, s.domains, s.unprotected, s.monitoring, s.quarantining, s.rejecting, s.unknown, s.unscanned, s.scored, s.scores - n, s.open_findings, s.worst"
                        + " from customer_standing s, generate_series(0, 40) n where s." + OURS,
                "insert into mail_path " + ours + ", domain_id, id, source, evidence, service, class, confidence, reasons, first_day, last_day, country, network) select " + whose
                        + ", gen_random_uuid(), ('198.18.' || n || '.1')::inet, 'n=' || n, '', 1 + n % 5, 70, '', current_date - 40, current_date, 'DE', '' from generate_series(1, 80) n",
                "insert into path_day_pack " + ours + ", domain_id, day, expires_on, paths, outcomes, rows, messages) select p.provider_id, p.customer_id, p.domain_id, current_date - n,"
                        + " (current_date - n + interval '13 months')::date, array_agg(p.id), array_agg((p.class % 4)::smallint), array_agg(1), array_agg(10) from mail_path p, generate_series(0, 40) n where p." + OURS
                        + " group by 1, 2, 3, 4, 5",
                "insert into domain_day select d.provider_id, d.customer_id, d.id, current_date - n, " + sums + " from managed_domain d, generate_series(0, 40) n where d." + OURS,
                "insert into customer_day select s.provider_id, s.customer_id, current_date - n, " + sums + " from customer_standing s, generate_series(0, 40) n where s." + OURS,
                "insert into reporter_day select " + whose + ", current_date - n, 'AGGREGATE', 'reporter-' || r, 'Reporter ' || r, 1, 4, 40 from generate_series(0, 40) n, generate_series(1, 40) r",
                "insert into customer_reporter_day select provider_id, customer_id, day, kind, reporter_key, reporter, reports, rows, messages from reporter_day where " + OURS));
        return new ManyRows();
    }

    /// The customer of which there is much of everything.
    UUID customer() {
        return LARGE;
    }

    /// The domain of it of which there is much of everything.
    UUID domain() {
        return LARGE_DOMAIN;
    }

    @Override
    public void close() {
        var owned = Records.texts("select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relkind in ('r', 'p') and not c.relispartition"
                + " and c.relnamespace = 'public'::regnamespace and a.attname = 'customer_id'");
        run(Stream.concat(owned.stream().map(table -> "delete from " + table + " where " + OURS), Stream.of("delete from customer where name like 'Many %'")).toList());
    }

    /// In one transaction, with the foreign keys asleep: what is written is right by construction, and what is taken away leaves together.
    private static void run(List<String> statements) {
        try (Connection connection = SharedStack.get().asSuperuser(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("Many rows could not be written or taken away", e);
        }
    }
}

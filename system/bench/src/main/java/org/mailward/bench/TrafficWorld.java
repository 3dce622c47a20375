package org.mailward.bench;

import java.sql.Connection;
import java.sql.SQLException;

/// A made-up year of reports, written by the database itself: providers with 100 customers and 2,000 domains each, a few of which
/// send most of the mail. Sums are made of the paths' days, and rows are made so that they add up to the sums.
final class TrafficWorld {

    static final long ROWS_OF_A_PROVIDER = 5_000_000;
    static final int CUSTOMERS = 100;
    static final int DOMAINS = 20;
    /// Thirteen months.
    static final int DAYS = 396;

    private static final String SUMS = """
            sum(t.rows), sum(t.messages), coalesce(sum(t.messages) filter (where t.result = 1), 0), coalesce(sum(t.messages) filter (where t.result = 2), 0),
            coalesce(sum(t.messages) filter (where t.result = 3), 0), coalesce(sum(t.messages) filter (where t.result = 0 and t.disposition = 0), 0),
            coalesce(sum(t.messages) filter (where t.result = 0 and t.disposition = 1), 0), coalesce(sum(t.messages) filter (where t.result = 0 and t.disposition = 2), 0), 0,
            coalesce(sum(t.messages) filter (where s.class = 1), 0), coalesce(sum(t.messages) filter (where s.class = 2), 0), coalesce(sum(t.messages) filter (where s.class = 3), 0),
            coalesce(sum(t.messages) filter (where s.class = 4), 0), coalesce(sum(t.messages) filter (where s.class = 5), 0)""";

    private final Connection superuser;
    private final int providers;

    TrafficWorld(Connection superuser, long rows) {
        this.superuser = superuser;
        this.providers = Math.toIntExact(Math.max(1, rows / ROWS_OF_A_PROVIDER));
    }

    int providers() {
        return providers;
    }

    void estates() throws SQLException {
        // The rows are right by construction; what foreign keys would check is what takes most of the time.
        run("set session_replication_role = replica");
        run("set synchronous_commit = off");
        run("set work_mem = '256MB'");
        run("select setseed(0.42)");
        run("insert into provider (id, name, created_at) select cast(lpad(to_hex(p), 32, '0') as uuid), 'Provider ' || p, now() from generate_series(1, " + providers + ") p");
        run("insert into customer (provider_id, id, name, sector, language, country, state, state_since, state_reason, created_at)"
                + " select p.id, gen_random_uuid(), 'Customer ' || c, 'none', 'en', 'DE', 'ACTIVE', now(), '', now() from provider p, generate_series(1, " + CUSTOMERS + ") c");
        run("insert into managed_domain (provider_id, customer_id, id, name, proof_token, proof_state, created_at)"
                + " select c.provider_id, c.id, gen_random_uuid(), 'd' || d || '-' || substr(c.id::text, 1, 8) || '.example', repeat('0', 32), 'PROVEN', now() from customer c, generate_series(1, " + DOMAINS + ") d");
        // Weights fall off as a power: the heaviest domain of a provider has some hundred times what the middle one has.
        run("create unlogged table weight as select provider_id, customer_id, id as domain_id, power(random(), -0.6) as weight from managed_domain");
        run("""
                create unlogged table shape as
                select w.provider_id, w.customer_id, w.domain_id, gen_random_uuid() as path_id, i, w.weight / i as raw,
                       least(60, greatest(1, round(3.0 * i / w.weight)))::int as period, (random() * 1000)::int as shift,
                       case when i <= 3 then 1 when i % 7 = 0 then 3 when i % 5 = 0 then 2 when i % 3 = 0 then 5 else 4 end as class,
                       case when i <= 3 then 3 when i % 7 = 0 then 1 else 0 end as result,
                       case when i > 3 and i % 7 <> 0 and i % 4 = 0 then 2 when i > 3 and i % 7 <> 0 and i % 6 = 0 then 1 else 0 end as disposition
                  from weight w cross join lateral generate_series(1, least(400, 4 + (6 * w.weight)::int)) i""");
        run("""
                insert into mail_path (provider_id, customer_id, domain_id, id, source, evidence, service, class, confidence, reasons, first_day, last_day, country, network)
                select provider_id, customer_id, domain_id, path_id, ('198.' || (18 + shift % 2) || '.' || (i * 7 + shift) % 256 || '.' || shift % 250 + 1)::inet, 'd=' || i, case when class <= 2 then 'service-' || i % 40 else '' end,
                       class, 70, '', current_date - 395, current_date, (array['DE', 'US', 'NL', 'GB', 'FR', 'IE', ''])[1 + i % 7], '' from shape""");
    }

    /// @param rows how many rows all reports are to have, about
    void days(long rows) throws SQLException {
        var expected = "(select sum(raw * (" + DAYS + " / period)) from shape)";
        for (int provider = 1; provider <= providers; provider++) {
            var id = "cast(lpad(to_hex(" + provider + "), 32, '0') as uuid)";
            run("insert into path_day_pack select s.provider_id, s.customer_id, s.domain_id, current_date - n, (current_date - n + interval '13 months')::date, array_agg(s.path_id order by s.path_id),"
                    + " array_agg((4 * s.disposition + s.result)::smallint order by s.path_id), array_agg(s.rows order by s.path_id), array_agg(s.rows * (1 + (s.shift + n) % 9) order by s.path_id)"
                    + " from (select s.*, greatest(1, round(s.raw * " + rows + " / e.total))::bigint as rows from shape s, (select " + expected
                    + " as total) e where s.provider_id = " + id + ") s cross join generate_series(0, " + (DAYS - 1) + ") n where (n + s.shift) % s.period = 0 group by s.provider_id, s.customer_id, s.domain_id, n"
                    + " order by s.customer_id, s.domain_id, n desc");
            run("insert into domain_day select t.provider_id, t.customer_id, t.domain_id, t.day, " + SUMS + " from path_day t join shape s on s.path_id = t.path_id where t.provider_id = " + id + " group by 1, 2, 3, 4");
            run("insert into reporter_day select d.provider_id, d.customer_id, d.domain_id, d.day, 'AGGREGATE', 'reporter-' || r, 'Reporter ' || r, 1, greatest(1, d.rows / 4), greatest(1, d.messages / 4)"
                    + " from domain_day d cross join lateral generate_series(1, least(8, 1 + (d.rows / 4)::int)) r where d.provider_id = " + id);
        }
        run("insert into customer_reporter_day select provider_id, customer_id, day, kind, reporter_key, max(reporter), sum(reports), sum(rows), sum(messages) from reporter_day group by 1, 2, 3, 4, 5");
        run("insert into customer_day select provider_id, customer_id, day, sum(rows), sum(messages), sum(dkim_only), sum(spf_only), sum(both_aligned), sum(failed_delivered), sum(failed_quarantined),"
                + " sum(failed_rejected), 0, sum(class_aligned), sum(class_unaligned), sum(class_forwarder), sum(class_unknown), sum(class_abuse) from domain_day group by 1, 2, 3");
    }

    /// The rows behind the sums, in the order of their key: each path's day has as many as its sum says.
    void rows() throws SQLException {
        for (int provider = 1; provider <= providers; provider++) {
            run("insert into row_pack select t.provider_id, t.customer_id, t.domain_id, t.day, md5(t.domain_id::text || t.day || n)::uuid, 0, t.expires_on, count(*), string_agg(json_build_array(host(p.source),"
                    + " t.messages / t.rows, t.disposition, t.result, t.path_id, 'example.org', 'bounce.example.org', '', json_build_object('dkim', json_build_array(json_build_object('d', 'example.org', 's', 's1', 'r',"
                    + " 'pass'))))::text, chr(10) order by t.path_id)"
                    + " from path_day t join mail_path p on p.provider_id = t.provider_id and p.customer_id = t.customer_id and p.domain_id = t.domain_id and p.id = t.path_id cross join lateral generate_series(1, t.rows) n"
                    + " where t.provider_id = cast(lpad(to_hex(" + provider + "), 32, '0') as uuid) group by t.provider_id, t.customer_id, t.domain_id, t.day, t.expires_on, n");
        }
    }

    void settle() throws SQLException {
        for (var table : new String[] {"customer", "managed_domain", "mail_path", "path_day_pack", "domain_day", "customer_day", "reporter_day", "customer_reporter_day"}) {
            run("vacuum analyze " + table);
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}

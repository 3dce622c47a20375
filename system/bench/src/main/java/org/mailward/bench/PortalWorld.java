package org.mailward.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.mailward.assessment.EvidenceJson;
import org.mailward.assessment.Gathering;
import org.mailward.mailauth.dns.Answer;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.web.FetchFailure;

/// A made-up provider with many customers, written by the database itself: stages, scores and findings as they lie in a real one, a month
/// of daily snapshots, and real evidence behind the newest. All were scanned within half a day, so that none is due.
final class PortalWorld {

    static final UUID PROVIDER = new UUID(0, 1);
    private static final int DAYS = 30;

    private final Connection superuser;

    PortalWorld(Connection superuser) {
        this.superuser = superuser;
    }

    void fill(int customers, int domains) throws SQLException {
        // The rows are right by construction; what foreign keys would check is what takes most of the time.
        run("set session_replication_role = replica");
        run("set synchronous_commit = off");
        run("select setseed(0.42)");
        run("insert into provider (id, name, created_at) values ('" + PROVIDER + "', 'Bench', now())");
        run("insert into customer (provider_id, id, name, sector, language, country, state, state_since, state_reason, created_at) select '" + PROVIDER
                + "', gen_random_uuid(), initcap(substr(md5(c::text), 1, 7)) || ' ' || (array['Foods', 'Logistics', 'Clinic', 'Bank', 'Law', 'Works'])[1 + c % 6] || ' ' || c,"
                + " 'energy', 'en', 'DE', 'ACTIVE', now(), '', now() from generate_series(1, " + customers + ") c");
        run("insert into managed_domain (provider_id, customer_id, id, name, proof_token, proof_state, proven_at, created_at, stage, stage_since, score, grade, worst, open_findings, scanned_at, known_at, snapshot_id, stage_before)"
                + " select c.provider_id, c.id, gen_random_uuid(), substr(md5(c.id::text || d), 1, 9) || (array['-mail', '', '-shop', '-group'])[1 + d % 4] || '.example', repeat('0', 32), 'PROVEN', now(), now(),"
                + " (array['UNPROTECTED', 'MONITORING', 'MONITORING', 'QUARANTINING', 'REJECTING', 'REJECTING'])[1 + (random() * 5.99)::int % 6], now() - random() * interval '200 days',"
                + " (random() * 100)::int, 'C', (array['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'])[1 + (random() * 3.99)::int % 4], (random() * 12)::int, now() - random() * interval '11 hours', now(), gen_random_uuid(),"
                + " (array['UNPROTECTED', 'MONITORING', 'REJECTING', null])[1 + (random() * 3.99)::int % 4]"
                + " from (select *, row_number() over (order by name) as place from customer) c, generate_series(1, " + Math.max(1, domains / customers) + ") d");
        run("insert into finding (provider_id, customer_id, domain_id, id, rule_id, subject, severity, raised_at, seen_at, sentence, why, evidence, reference) select d.provider_id, d.customer_id, d.id, gen_random_uuid(),"
                + " (array['dmarc.policy.none', 'spf.missing', 'mta-sts.policy.certificate', 'bimi.certificate.expired', 'dkim.key.weak', 'dnssec.unsigned'])[f], d.name,"
                + " case when f = 1 and d.worst = 'CRITICAL' then 'CRITICAL' else (array['HIGH', 'MEDIUM', 'LOW'])[1 + f % 3] end, now() - random() * interval '120 days', now(), 'A sentence.', 'A reason.', '', 'RFC 9989'"
                + " from managed_domain d, generate_series(1, 6) f where f not in (3, 4) or hashtext(d.id::text) % 50 = 0");
        run("insert into snapshot (provider_id, customer_id, domain_id, id, taken_at, stage, score, grade, evidence, raised, sustained, eased) select d.provider_id, d.customer_id, d.id,"
                + " case when n = 0 then d.snapshot_id else gen_random_uuid() end, now() - n * interval '1 day', d.stage, greatest(0, d.score - n), 'C', '', 0, 6, 0 from managed_domain d, generate_series(0, " + (DAYS - 1) + ") n");
        try (var statement = superuser.prepareStatement("update snapshot s set evidence = replace(?, 'bench.example', d.name) from managed_domain d where d.snapshot_id = s.id")) {
            statement.setString(1, evidence());
            statement.executeUpdate();
        }
        run("insert into customer_standing select d.provider_id, d.customer_id, count(*), count(*) filter (where d.stage = 'UNPROTECTED'), count(*) filter (where d.stage = 'MONITORING'),"
                + " count(*) filter (where d.stage = 'QUARANTINING'), count(*) filter (where d.stage = 'REJECTING'), 0, 0, count(d.score), sum(d.score), sum(d.open_findings), min(d.worst), max(d.scanned_at) from managed_domain d group by 1, 2");
        run("insert into customer_standing_day select s.provider_id, s.customer_id, current_date - n, s.domains, s.unprotected, s.monitoring, s.quarantining, s.rejecting, s.unknown, s.unscanned, s.scored, s.scores, s.open_findings, s.worst"
                + " from customer_standing s, generate_series(0, 89) n");
        for (var table : new String[] {"customer", "managed_domain", "finding", "snapshot", "customer_standing", "customer_standing_day"}) {
            run("vacuum analyze " + table);
        }
    }

    /// What was gathered where nothing is published.
    private static String evidence() {
        return EvidenceJson.write(Gathering.gather(DomainName.of("bench.example"), question -> new Answer.NoSuchName(question, false),
                _ -> new FetchedPolicy.Failed(FetchFailure.NO_ADDRESS, "bench"), Instant.now()));
    }

    private void run(String sql) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}

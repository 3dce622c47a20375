package org.mailward.intake.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.report.TlsPolicy;
import org.mailward.platform.persistence.Bulk;

/// Failure reports and TLS reports in the books. They come singly, so they are written row by row.
final class LesserReports {

    private static final String FAILURE = """
            insert into failure_report (provider_id, customer_id, domain_id, report_id, expires_on, arrived_at, source, header_from_domain, auth_failure, delivery, redacted, whole)
            values ({provider}, ?, ?, ?, ?, ?, ?::inet, ?, ?, ?, ?, ?)""";
    private static final String TLS = """
            insert into tls_day (provider_id, customer_id, domain_id, day, report_id, no, policy_type, policy_domain, mx_hosts, successful, failed, policy)
            values ({provider}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String TLS_FAILURE = """
            insert into tls_failure (provider_id, customer_id, domain_id, day, report_id, no, detail_no, result_type, sending_ip, receiving_ip, receiving_mx, receiving_helo, sessions,
                reason_code, additional) values ({provider}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String REPORTER_DAY = """
            insert into reporter_day as d (provider_id, customer_id, domain_id, day, kind, reporter_key, reporter, reports, rows, messages) values ({provider}, ?, ?, ?, ?, ?, ?, 1, ?, ?)
            on conflict (provider_id, customer_id, domain_id, day, kind, reporter_key) do update
                set reports = d.reports + excluded.reports, rows = d.rows + excluded.rows, messages = d.messages + excluded.messages""";
    private static final String CUSTOMER_REPORTER_DAY = """
            insert into customer_reporter_day as d (provider_id, customer_id, day, kind, reporter_key, reporter, reports, rows, messages) values ({provider}, ?, ?, ?, ?, ?, 1, ?, ?)
            on conflict (provider_id, customer_id, day, kind, reporter_key) do update
                set reports = d.reports + excluded.reports, rows = d.rows + excluded.rows, messages = d.messages + excluded.messages""";

    private LesserReports() {
    }

    static void enter(Bulk bulk, List<Entry> stored, Instant now) throws SQLException {
        for (var entry : stored) {
            switch (entry.body()) {
                case Entry.Body.Aggregate _ -> throw new IllegalArgumentException("Aggregate reports are entered together");
                case Entry.Body.Failure failure -> {
                    bulk.run(FAILURE, entry.customer(), entry.domain(), entry.report(), failure.expiry(), now, failure.report().source().map(IpAddress::text),
                            failure.report().message().fromDomain(), failure.report().authFailure(), failure.report().deliveryResult(), failure.redacted(), failure.whole());
                    reporter(bulk, entry);
                }
                case Entry.Body.Tls tls -> {
                    tls(bulk, entry, tls.report().policies());
                    reporter(bulk, entry);
                }
            }
        }
    }

    private static void tls(Bulk bulk, Entry entry, List<TlsPolicy> policies) throws SQLException {
        var days = new ArrayList<List<Object>>();
        var failures = new ArrayList<List<Object>>();
        for (int no = 0; no < policies.size(); no++) {
            var policy = policies.get(no);
            days.add(List.of(entry.customer(), entry.domain(), entry.head().day(), entry.report(), no, policy.type().text(), policy.domain().isEmpty() ? entry.head().policyDomain() : policy.domain(), String.join(" ", policy.mxHosts()),
                    policy.successes(), policy.failures(), String.join("\n", policy.strings())));
            for (int detail = 0; detail < policy.details().size(); detail++) {
                var failure = policy.details().get(detail);
                failures.add(List.of(entry.customer(), entry.domain(), entry.head().day(), entry.report(), no, detail, failure.result().text(),
                        failure.sender().map(IpAddress::text).orElse(""), failure.receiver().map(IpAddress::text).orElse(""), failure.mx(), failure.helo(), failure.sessions(),
                        failure.reason(), failure.information()));
            }
        }
        bulk.runEach(TLS, days);
        bulk.runEach(TLS_FAILURE, failures);
    }

    private static void reporter(Bulk bulk, Entry entry) throws SQLException {
        var head = entry.head();
        bulk.run(REPORTER_DAY, entry.customer(), entry.domain(), head.day(), head.kind().name(), head.reporterKey(), head.reporter(), head.rows(), head.messages());
        bulk.run(CUSTOMER_REPORTER_DAY, entry.customer(), head.day(), head.kind().name(), head.reporterKey(), head.reporter(), head.rows(), head.messages());
    }
}

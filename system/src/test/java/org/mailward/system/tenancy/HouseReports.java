package org.mailward.system.tenancy;

import jakarta.persistence.EntityManager;
import java.util.Arrays;
import org.mailward.system.tenancy.House.Office;
import org.mailward.tenancy.Role;

/// What a house has of reports: an arrival and a report of each customer, and what was counted from it.
///
/// The rows are written as statements, because the application has no entities for tables that it fills by the thousand.
final class HouseReports {

    private static final String OF_THE_HOUSE = """
            insert into intake_settings (provider_id, id, reports_host, raw_days, row_months, failure_days)
                values ('{provider}', '{intake-settings}', 'reports.{mark}.example', 90, 13, 30);
            insert into arrival (provider_id, id, received_at, way, origin, sender, recipient, authentication, file_name, content_type, sha256, size, state, raw_expires_on)
                values ('{provider}', '{arrival}', '{then}', 'UPLOAD', '{mark}', '', '', '', '{mark}.xml', 'text/xml', sha256('{mark}'), 1, 'STORED', current_date);
            insert into outgoing_mail (provider_id, id, kind, occasion, recipient, address, subject, letter, state, written_at, send_by, next_at, trouble)
                values ('{provider}', '{mail}', 'INVITATION', '{mark}', '{mark}', '{mark}@people.example', '{mark}', '{"subject": "{mark}", "blocks": []}', 'FAILED', '{then}', '{then}', '{then}', '{mark}');
            insert into seat_settings (provider_id, id, subject, time_zone, format, theme, mail_critical, mail_weekly, changed_at)
                values ('{provider}', '{admin}', '{mark}-PROVIDER_ADMIN', 'UTC', 'BRITISH', 'SYSTEM', true, true, '{then}');
            insert into network_walk values ('{provider}', date '{then}', 1, '192.0.2.0');
            insert into catalogue_walk values ('{provider}', '{mark}', '192.0.2.0');
            insert into overruling (provider_id, id, subject_kind, subject, class, service, note, made_at, made_by)
                values ('{provider}', '{overruling}', 'RETURN_PATH', '{mark}.example.net', 3, '', '{mark}', '{then}', '{mark}');
            """;

    private static final String OF_A_CUSTOMER = """
            insert into customer_tag (provider_id, customer_id, tag) values ('{provider}', '{customer}', '{mark}');
            insert into domain_tag (provider_id, customer_id, domain_id, tag) values ('{provider}', '{customer}', '{domain}', '{mark}');
            insert into bulk_row (provider_id, customer_id, job_id, no, domain_id, name, state, sentence, cells)
                values ('{provider}', '{customer}', '{bulk-job}', 1, '{domain}', '{mark}', 'WAITING', '{mark}', '{mark}');
            insert into saved_view (provider_id, id, owner, owner_name, place, name, wish, shared, standard, saved_at)
                values ('{provider}', '{saved-view}', '{analyst}', '{mark}', 'DOMAINS', '{mark}', 'q={mark}', '{mark}' like '%-first', false, '{then}');
            insert into report_address (provider_id, customer_id, domain_id, id, token, created_at)
                values ('{provider}', '{customer}', '{domain}', '{report-address}', '{token}', '{then}');
            insert into arrival (provider_id, customer_id, domain_id, id, received_at, way, origin, sender, recipient, authentication, file_name, content_type, sha256, size, state, raw_expires_on)
                values ('{provider}', '{customer}', '{domain}', '{arrival}', '{then}', 'SMTP', '{mark}', '{mark}@reporter.example', '{token}@reports.example', '', '{mark}.xml', 'text/xml', sha256('{mark}'), 1, 'STORED', current_date);
            insert into arrival (provider_id, customer_id, domain_id, id, received_at, way, origin, sender, recipient, authentication, file_name, content_type, sha256, size, state, raw_expires_on)
                values ('{provider}', '{customer}', '{domain}', '{report}', '{then}', 'SMTP', '{mark}', '{mark}@reporter.example', '{token}@reports.example', '', '{mark}.txt', 'text/plain', sha256('{mark} unread'), 1, 'QUARANTINED', current_date);
            insert into arrival_raw (provider_id, customer_id, arrival_id, expires_on, packed)
                values ('{provider}', '{customer}', '{arrival}', current_date, '{mark}');
            insert into arrival_part (provider_id, customer_id, arrival_id, no, name, container, kind, state, reason, sentence, reporter, external_id, policy_domain, rows, messages, report_id)
                values ('{provider}', '{customer}', '{arrival}', 0, '{mark}.xml', '', 'AGGREGATE', 'STORED', '', '', '{mark}', '{mark}', '{mark}.example', 1, 7, '{report}');
            insert into report (provider_id, customer_id, domain_id, id, kind, arrival_id, part_no, reporter, reporter_key, reporter_email, external_id, range_begin, range_end, policy_domain, sha256, rows, messages, quirks, salvaged, conflicting, detail, stored_at, expires_on)
                values ('{provider}', '{customer}', '{domain}', '{report}', 'AGGREGATE', '{arrival}', 0, '{mark}', '{mark}', '', '{mark}', '{then}', '{then}', '{mark}.example', sha256('{mark}'), 1, 7, '{}', false, false, '{}', '{then}', current_date);
            insert into mail_path (provider_id, customer_id, domain_id, id, source, evidence, service, class, confidence, reasons, first_day, last_day)
                values ('{provider}', '{customer}', '{domain}', '{path}', '192.0.2.1', 'spf=pass/{mark}.example', '{mark}', 4, 0, 'SPF_OTHER' || chr(9) || '{mark}', date '{then}', date '{then}');
            insert into overruling (provider_id, customer_id, domain_id, id, subject_kind, subject, class, service, note, made_at, made_by, domains)
                values ('{provider}', '{customer}', '{domain}', '{overruling}', 'RETURN_PATH', '{mark}.example.net', 3, '', '{mark}', '{then}', '{mark}', 1);
            insert into overruling_work values ('{provider}', '{customer}', '{domain}', '{overruling}');
            insert into row_pack (provider_id, customer_id, domain_id, day, report_id, first_no, expires_on, rows, lines)
                values ('{provider}', '{customer}', '{domain}', date '{then}', '{report}', 0, current_date, 1, '["192.0.2.1",7,0,0,"{path}","{mark}.example","{mark}","{mark}",{"h":"{mark}"}]');
            insert into path_day_pack (provider_id, customer_id, domain_id, day, expires_on, paths, outcomes, rows, messages)
                values ('{provider}', '{customer}', '{domain}', date '{then}', current_date, array['{path}'::uuid], array[0], array[1], array[7]);
            insert into domain_day values ('{provider}', '{customer}', '{domain}', date '{then}', 1, 7, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 7, 0);
            insert into customer_day values ('{provider}', '{customer}', date '{then}', 1, 7, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 7, 0);
            insert into outgoing_mail (provider_id, customer_id, id, kind, occasion, recipient, address, subject, letter, state, written_at, send_by, next_at, trouble)
                values ('{provider}', '{customer}', '{mail}', 'INVITATION', '{mark}', '{mark}', '{mark}@people.example', '{mark}', '{"subject": "{mark}", "blocks": []}', 'FAILED', '{then}', '{then}', '{then}', '{mark}');
            insert into seat_settings (provider_id, customer_id, id, subject, time_zone, format, theme, mail_critical, mail_weekly, changed_at)
                values ('{provider}', '{customer}', '{viewer}', '{mark}-CUSTOMER_VIEWER', 'Europe/Berlin', 'ISO', 'DARK', true, true, '{then}');
            insert into kept_report_asker values ('{provider}', '{customer}', '{kept-report}', '{mark}-CUSTOMER_VIEWER', true);
            insert into critical_news values ('{provider}', '{customer}', '{domain}', '{news}', '{then}', '{then}', '{mark}', '{mark}');
            insert into customer_standing values ('{provider}', '{customer}', 1, 0, 1, 0, 0, 0, 0, 1, 42, 1, 'CRITICAL', '{then}');
            insert into customer_standing_day values ('{provider}', '{customer}', date '{then}', 1, 0, 1, 0, 0, 0, 0, 1, 42, 1, 'CRITICAL');
            insert into reporter_day values ('{provider}', '{customer}', '{domain}', date '{then}', 'AGGREGATE', '{mark}', '{mark}', 1, 1, 7);
            insert into customer_reporter_day values ('{provider}', '{customer}', date '{then}', 'AGGREGATE', '{mark}', '{mark}', 1, 1, 7);
            insert into failure_report (provider_id, customer_id, domain_id, report_id, expires_on, arrived_at, header_from_domain, auth_failure, delivery, redacted, whole)
                values ('{provider}', '{customer}', '{domain}', '{report}', current_date + 1, '{then}', '{mark}.example', 'dmarc', '', '{mark}', '{mark}');
            insert into tls_day values ('{provider}', '{customer}', '{domain}', date '{then}', '{report}', 0, 'sts', '{mark}.example', '', 5, 1, '{mark}');
            insert into tls_failure values ('{provider}', '{customer}', '{domain}', date '{then}', '{report}', 0, 0, 'certificate-expired', '', '', '{mark}', '', 1, '', '');
            """;

    private HouseReports() {
    }

    /// The token of a customer's report address.
    static String token(Office office) {
        return (office.mark().replace("-", "") + "0".repeat(16)).substring(0, 16);
    }

    static void fill(EntityManager entities, House house) {
        run(entities, OF_THE_HOUSE.replace("{intake-settings}", house.id("intake-settings").toString()).replace("{arrival}", house.id("arrival").toString())
                .replace("{overruling}", house.id("overruling").toString()).replace("{mail}", house.id("mail").toString()).replace("{admin}", house.id("admin").toString())
                .replace("{mark}", house.mark()), house);
        for (var office : new Office[] {house.first(), house.second()}) {
            var text = OF_A_CUSTOMER.replace("{token}", token(office)).replace("{mark}", office.mark());
            for (var id : new String[] {"customer", "domain", "report-address", "arrival", "report", "path", "overruling", "mail", "bulk-job", "saved-view", "viewer", "news", "kept-report"}) {
                text = text.replace("{" + id + "}", office.id(id).toString());
            }
            run(entities, text.replace("{analyst}", office.subject(Role.PROVIDER_ANALYST)), house);
        }
    }

    private static void run(EntityManager entities, String statements, House house) {
        var text = statements.replace("{provider}", house.provider().toString()).replace("{then}", House.THEN.toString());
        Arrays.stream(text.split(";\n")).filter(statement -> !statement.isBlank()).forEach(statement -> entities.createNativeQuery(statement).executeUpdate());
    }
}

package org.mailward.system.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What pages show that a customer has only after somebody worked for it: reports about its mail, checks, prospects, and the ids that open
/// each of them.
final class OneOfEach {

    private static final Duration MOST = Duration.ofMinutes(4);

    private OneOfEach() {
    }

    /// An aggregate and a failure report about the customer's one domain, which is proven for them.
    static void bringReports(Api api, UUID customer) {
        Records.change("update managed_domain set proof_state = 'PROVEN', proven_at = now() where customer_id = ?", customer);
        var domain = Records.texts("select name from managed_domain where customer_id = ?", customer).getFirst();
        long day = Instant.now().truncatedTo(ChronoUnit.DAYS).getEpochSecond() - 86_400;
        for (var report : List.of("""
                <feedback><report_metadata><org_name>reporter.example</org_name><email>r@reporter.example</email><report_id>1</report_id><date_range><begin>%d</begin><end>%d</end></date_range>
                </report_metadata><policy_published><domain>%s</domain><p>none</p></policy_published><record><row><source_ip>192.0.2.7</source_ip><count>3</count><policy_evaluated>
                <disposition>none</disposition><dkim>fail</dkim><spf>fail</spf></policy_evaluated></row><identifiers><header_from>%s</header_from></identifiers><auth_results/></record></feedback>
                """.formatted(day, day + 86_399, domain, domain), """
                From: r@reporter.example
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary=b

                --b
                Content-Type: text/plain

                A message failed.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: auth-failure
                User-Agent: Test/1
                Version: 1
                Auth-Failure: dmarc
                Reported-Domain: %s
                Source-IP: 192.0.2.7

                --b
                Content-Type: text/rfc822-headers

                From: somebody@%s
                Subject: Hello

                --b--
                """.formatted(domain, domain))) {
            var read = api.read(api.bringReport(customer, report), MOST);
            assertEquals("STORED", read.getString("state"), read.toString());
        }
    }

    /// A check and the prospect made of it, by table and column.
    static Map<String, UUID> lead(Api api, String domain, String name) {
        var check = UUID.fromString(api.check(domain).getString("check"));
        api.checked(check, MOST);
        return Map.of("checker_result.id", check, "prospect.id", api.createProspect(check, name));
    }

    /// One id of each kind of thing that a page is opened with.
    static List<UUID> ids(UUID customer) {
        var own = new ArrayList<UUID>();
        own.add(customer);
        own.addAll(Records.ids("select id from managed_domain where customer_id = ? order by name limit 1", customer));
        own.addAll(Records.ids("select batch_id from scan where customer_id = ? limit 1", customer));
        own.addAll(Records.ids("select id from arrival where customer_id = ? limit 1", customer));
        own.addAll(Records.ids("select id from kept_report where customer_id = ? limit 1", customer));
        own.addAll(Records.ids("select id from outgoing_mail where customer_id = ? limit 1", customer));
        own.addAll(Records.ids("select id from overruling where customer_id = ? limit 1", customer));
        own.addAll(Records.ids("select job_id from bulk_row where customer_id = ? limit 1", customer));
        own.addAll(Records.ids("select id from report where customer_id = ? order by kind", customer));
        return own;
    }
}

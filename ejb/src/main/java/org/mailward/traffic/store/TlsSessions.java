package org.mailward.traffic.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mailward.platform.persistence.Persistence;
import org.mailward.tenancy.Scope;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.TlsDay;
import org.mailward.traffic.TlsFailureLine;
import org.mailward.traffic.TlsPolicyLine;

/// Sessions of TLS reports (RFC 8460 §4).
@ApplicationScoped
public class TlsSessions {

    private static final String OF_DOMAIN = " where {t in scope} and t.customer_id = :customer and t.domain_id = :domain and t.day between :from and :until";

    @Inject
    private Persistence persistence;

    /// Each day on which something was reported, oldest first.
    public List<TlsDay> days(Scope scope, UUID customer, UUID domain, DayRange range) {
        return persistence.rows(scope, "select t.day, cast(sum(t.successful) as bigint), cast(sum(t.failed) as bigint) from tls_day t" + OF_DOMAIN + " group by t.day order by t.day",
                parameters(customer, domain, range), row -> new TlsDay(row.day(0), row.number(1), row.number(2)));
    }

    /// The policies under which senders connected.
    public List<TlsPolicyLine> policies(Scope scope, UUID customer, UUID domain, DayRange range) {
        return persistence.rows(scope, """
                select t.policy_type, t.policy_domain, max(t.mx_hosts), count(distinct r.reporter_key), cast(sum(t.successful) as bigint), cast(sum(t.failed) as bigint)
                  from tls_day t join report r on r.id = t.report_id and r.customer_id = t.customer_id and r.domain_id = t.domain_id"""
                        + OF_DOMAIN + " and {r in scope} group by t.policy_type, t.policy_domain order by 6 desc, 5 desc, 1, 2",
                parameters(customer, domain, range), row -> new TlsPolicyLine(row.text(0), row.text(1), row.text(2), row.small(3), row.number(4), row.number(5)));
    }

    /// Why sessions failed, with most sessions first.
    public List<TlsFailureLine> failures(Scope scope, UUID customer, UUID domain, DayRange range) {
        return persistence.rows(scope, "select t.result_type, t.receiving_mx, cast(sum(t.sessions) as bigint), max(t.day), max(t.reason_code) from tls_failure t" + OF_DOMAIN
                        + " group by t.result_type, t.receiving_mx order by 3 desc, 1, 2",
                parameters(customer, domain, range), row -> new TlsFailureLine(row.text(0), row.text(1), row.number(2), row.day(3), row.text(4)));
    }

    private static Map<String, Object> parameters(UUID customer, UUID domain, DayRange range) {
        var parameters = Traffic.parameters(range);
        parameters.put("customer", customer);
        parameters.put("domain", domain);
        return parameters;
    }
}

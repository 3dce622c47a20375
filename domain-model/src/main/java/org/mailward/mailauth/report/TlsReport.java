package org.mailward.mailauth.report;

import java.util.List;

/// How connections to a domain's mail servers went, as one sender saw it in one day.
///
/// @param organization who reports
/// @param contact of the reporter
/// @param id unique for this reporter
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-4.4">RFC 8460 §4.4</a>
public record TlsReport(String organization, String contact, String id, ReportRange range, List<TlsPolicy> policies) {

    public TlsReport {
        policies = List.copyOf(policies);
    }

    public long successes() {
        return policies.stream().mapToLong(TlsPolicy::successes).sum();
    }

    public long failures() {
        return policies.stream().mapToLong(TlsPolicy::failures).sum();
    }
}

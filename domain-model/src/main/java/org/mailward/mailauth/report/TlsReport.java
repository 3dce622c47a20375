package org.mailward.mailauth.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /// The domain that it is about, as written: a policy of the domain's own names it before one of a mail server does.
    /// @return empty when no policy names one
    public Optional<String> domain() {
        return named().filter(policy -> !policy.type().is(TlsPolicyType.TLSA)).findFirst().or(() -> named().findFirst()).map(TlsPolicy::domain);
    }

    /// True when it says for certain what it is about. DANE is a matter of mail servers (RFC 7672 §2.2), and there are reporters that name the
    /// server where the domain should be.
    public boolean isNamed() {
        return named().anyMatch(policy -> !policy.type().is(TlsPolicyType.TLSA));
    }

    private Stream<TlsPolicy> named() {
        return policies.stream().filter(policy -> !policy.domain().isEmpty());
    }

    public long successes() {
        return policies.stream().mapToLong(TlsPolicy::successes).sum();
    }

    public long failures() {
        return policies.stream().mapToLong(TlsPolicy::failures).sum();
    }
}

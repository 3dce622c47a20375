package org.mailward.mailauth.report;

import java.util.Optional;

/// The DMARC policy that a receiver found in DNS, each field as the report writes it and empty where it is silent.
///
/// @param domain where the record was found, as written
/// @param adkim alignment of DKIM, `r` or `s`
/// @param aspf alignment of SPF, `r` or `s`
/// @param p the policy
/// @param sp for subdomains
/// @param np for subdomains that do not exist (RFC 9990 alone)
/// @param pct the percentage (RFC 7489 alone)
/// @param fo options for failure reports
/// @param testing `y` or `n` (RFC 9990 alone)
/// @param discovery `psl` or `treewalk` (RFC 9990 alone)
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9990#section-3.1.1">RFC 9990 §3.1.1</a>
public record PublishedPolicy(String domain, Optional<String> adkim, Optional<String> aspf, Optional<String> p, Optional<String> sp, Optional<String> np,
        Optional<String> pct, Optional<String> fo, Optional<String> testing, Optional<String> discovery) {
}

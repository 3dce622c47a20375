package org.mailward.mailauth.report;

import java.util.List;

/// What came of one policy that a sender applied.
///
/// @param type of the policy
/// @param strings the policy itself: the lines of an MTA-STS file, or TLSA records
/// @param domain that the policy belongs to, as written; empty when the report is silent. Of a TLSA policy some reporters name the mail server
/// @param mxHosts the patterns of the policy's mail servers
/// @param successes connections that went well
/// @param failures connections that did not, 0 or more
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-4.4">RFC 8460 §4.4</a>
public record TlsPolicy(Stated<TlsPolicyType> type, List<String> strings, String domain, List<String> mxHosts, long successes, long failures, List<TlsFailure> details) {

    public TlsPolicy {
        strings = List.copyOf(strings);
        mxHosts = List.copyOf(mxHosts);
        details = List.copyOf(details);
    }
}

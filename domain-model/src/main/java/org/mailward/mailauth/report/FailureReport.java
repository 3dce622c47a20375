package org.mailward.mailauth.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.message.AuthenticationResults;

/// A report about one message that failed. It holds personal data: show [#redacted] unless somebody may see more.
///
/// Texts are as written and empty where the report is silent.
///
/// @param feedbackType such as `auth-failure`, in lower case
/// @param userAgent the reporter's software
/// @param arrival when the message arrived
/// @param incidents how many messages it stands for, 1 or more
/// @param source the server that delivered the message
/// @param reportedDomains the domains that the report is about
/// @param mailFrom the return path
/// @param rcptTo the recipients
/// @param envelopeId the original envelope's id
/// @param reportingMta the server that reports
/// @param deliveryResult such as `delivered`, `reject`, in lower case
/// @param authFailure such as `dmarc`, in lower case
/// @param identityAlignment what was aligned, such as `none` or `dkim, spf` (RFC 9991)
/// @param dkimDns the key record that was found
/// @param spfDns the SPF record that was found
/// @param results of the receiver's checks
/// @param reportedUris addresses that the report is about
/// @param message what is known of the reported message
/// @param reporter from whose address the report came
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9991">RFC 9991</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6591#section-3.1">RFC 6591 §3.1</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5965#section-3">RFC 5965 §3</a>
public record FailureReport(String feedbackType, String userAgent, String version, Optional<Instant> arrival, long incidents, Optional<IpAddress> source, List<String> reportedDomains,
        String mailFrom, List<String> rcptTo, String envelopeId, String reportingMta, String deliveryResult, String authFailure, String identityAlignment,
        String dkimDomain, String dkimSelector, String dkimIdentity, String dkimDns, String spfDns, List<AuthenticationResults> results, List<String> reportedUris,
        ReportedMessage message, String reporter) {

    public FailureReport {
        reportedDomains = List.copyOf(reportedDomains);
        rcptTo = List.copyOf(rcptTo);
        results = List.copyOf(results);
        reportedUris = List.copyOf(reportedUris);
    }

    /// The domain that it is about: the reported one, else that of the From line, else what the receiver's checks name.
    public Optional<String> domain() {
        return reportedDomains.stream().findFirst().or(() -> Optional.of(message.fromDomain()).filter(from -> !from.isEmpty()))
                .or(() -> results.stream().flatMap(each -> each.results().stream()).flatMap(result -> result.property("header.from").stream()).findFirst());
    }

    /// A reported message's id as it may be shown to anybody: what stands before the `@` may tell who wrote to whom.
    public static String redactedId(String id) {
        return Redaction.address(id);
    }

    /// The same without what tells one person from another: local parts, names, subjects, and addresses inside other texts.
    public FailureReport redacted() {
        return new FailureReport(feedbackType, userAgent, version, arrival, incidents, source, reportedDomains, Redaction.address(mailFrom), rcptTo.stream().map(Redaction::address).toList(),
                "", reportingMta, deliveryResult, authFailure, identityAlignment, dkimDomain, dkimSelector, Redaction.address(dkimIdentity), dkimDns, spfDns,
                results.stream().map(Redaction::results).toList(), List.of(), message.redacted(), Redaction.address(reporter));
    }
}

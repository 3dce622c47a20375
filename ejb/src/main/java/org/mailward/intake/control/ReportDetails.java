package org.mailward.intake.control;

import java.time.Instant;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.report.AggregateHeader;
import org.mailward.mailauth.report.FailureReport;
import org.mailward.mailauth.report.TlsReport;

/// What is kept of a report beside its columns, as JSON: as written, so that an old reader's mistakes do not stay for ever.
final class ReportDetails {

    private ReportDetails() {
    }

    static String of(AggregateHeader header) {
        var json = new JsonText();
        return json.object(() -> {
            json.member("dialect", header.dialect().name());
            json.member("namespace", header.namespace());
            json.member("version", header.version());
            json.member("contact", header.contact());
            json.member("errors", header.errors());
            json.member("generator", header.generator());
            json.member("policy", () -> {
                json.member("domain", header.policy().domain());
                json.member("adkim", header.policy().adkim());
                json.member("aspf", header.policy().aspf());
                json.member("p", header.policy().p());
                json.member("sp", header.policy().sp());
                json.member("np", header.policy().np());
                json.member("pct", header.policy().pct());
                json.member("fo", header.policy().fo());
                json.member("testing", header.policy().testing());
                json.member("discovery", header.policy().discovery());
            });
            json.member("extensions", header.extensions());
        });
    }

    static String of(TlsReport report) {
        var json = new JsonText();
        return json.object(() -> json.member("contact", report.contact()));
    }

    static String of(FailureReport report) {
        var json = new JsonText();
        return json.object(() -> {
            json.member("feedbackType", report.feedbackType());
            json.member("userAgent", report.userAgent());
            json.member("version", report.version());
            json.member("arrival", report.arrival().map(Instant::toString));
            json.member("incidents", Long.toString(report.incidents()));
            json.member("source", report.source().map(IpAddress::text));
            json.member("reportedDomains", report.reportedDomains());
            json.member("mailFrom", report.mailFrom());
            json.member("rcptTo", report.rcptTo());
            json.member("envelopeId", report.envelopeId());
            json.member("reportingMta", report.reportingMta());
            json.member("deliveryResult", report.deliveryResult());
            json.member("authFailure", report.authFailure());
            json.member("identityAlignment", report.identityAlignment());
            json.member("dkimDomain", report.dkimDomain());
            json.member("dkimSelector", report.dkimSelector());
            json.member("dkimIdentity", report.dkimIdentity());
            json.member("dkimDns", report.dkimDns());
            json.member("spfDns", report.spfDns());
            json.member("reportedUris", report.reportedUris());
            json.member("message", () -> {
                json.member("subject", report.message().subject());
                json.member("from", report.message().from());
                json.member("fromDomain", report.message().fromDomain());
                json.member("to", report.message().to());
                json.member("id", report.message().id());
                json.member("date", report.message().date().map(Instant::toString));
                json.member("headers", report.message().headers());
            });
            json.member("reporter", report.reporter());
        });
    }
}

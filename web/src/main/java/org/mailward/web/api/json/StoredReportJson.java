package org.mailward.web.api.json;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.mailward.assessment.Finding;
import org.mailward.platform.persistence.Page;
import org.mailward.traffic.FailureLine;
import org.mailward.traffic.ReportHead;
import org.mailward.traffic.RowLine;
import org.mailward.traffic.boundary.ReportReading.Read;
import org.mailward.traffic.boundary.TlsOverview.TlsTraffic;
import org.mailward.web.api.openapi.Described;

/// Shapes of reports and what is in them.
public final class StoredReportJson {

    private StoredReportJson() {
    }

    @Described("One row of a report; it speaks of one or many messages.")
    public record ReportRowJson(
            @Described("The day in UTC.") LocalDate day,
            @Described("The report's id.") UUID report,
            @Described("Its place in the report, from 0.") int no,
            @Described("Who reported.") String reporter,
            @Described("The path that it is counted under.") UUID path,
            @Described("The sending address.") String address,
            @Described("Messages.") long messages,
            @Described("0 none, 1 quarantine, 2 reject, 3 pass, 9 an unknown word.") int disposition,
            @Described("DKIM was aligned.") boolean dkimAligned,
            @Described("SPF was aligned.") boolean spfAligned,
            @Described("The domain in From.") String headerFrom,
            @Described("The domain in MAIL FROM.") String envelopeFrom,
            @Described("The domain in RCPT TO.") String envelopeTo) {

        static List<ReportRowJson> of(List<RowLine> rows) {
            return rows.stream().map(of -> new ReportRowJson(of.day(), of.report(), of.no(), of.reporter(), of.path(), of.address(), of.messages(), of.disposition(), of.dkimAligned(),
                    of.spfAligned(), of.headerFrom(), of.envelopeFrom(), of.envelopeTo())).toList();
        }
    }

    @Described("A part of the rows about a domain, the newest day first.")
    public record ReportRowsJson(
            @Described("Rows in the whole list.") long total,
            @Described("Place of the first item in the whole list, counted from 0.") int first,
            @Described("The rows.") List<ReportRowJson> items) implements Listed {
        public static ReportRowsJson of(Page<RowLine> page, int first) {
            return new ReportRowsJson(page.total(), first, ReportRowJson.of(page.rows()));
        }
    }

    @Described("One stored report with a part of its rows.")
    public record ReportJson(
            @Described("The report's id.") UUID id,
            @Described("The customer that owns the domain.") UUID customer,
            @Described("The domain's id.") UUID domain,
            @Described("AGGREGATE, FAILURE or TLS.") String kind,
            @Described("The arrival that it came in.") UUID arrival,
            @Described("Who reported.") String reporter,
            @Described("The id that the reporter gave.") String externalId,
            @Described("Where its range begins.") Instant begin,
            @Described("Where its range ends.") Instant end,
            @Described("Messages in it.") long messages,
            @Described("What was odd about it.") List<String> quirks,
            @Described("It was damaged and read as far as could be.") boolean salvaged,
            @Described("Another report has the same id and other content.") boolean conflicting,
            @Described("Rows in the report.") long total,
            @Described("Place of the first item in the report, counted from 0.") int first,
            @Described("Its rows, in its order.") List<ReportRowJson> items) implements Listed {
        public static ReportJson of(Read read, int at) {
            ReportHead of = read.head();
            return new ReportJson(of.id(), of.customer(), of.domain(), of.kind(), of.arrival(), of.reporter(), of.externalId(), of.begin(), of.end(), of.messages(), of.quirks(),
                    of.salvaged(), of.conflicting(), read.rows().total(), at, ReportRowJson.of(read.rows().rows()));
        }
    }

    @Described("A failure report without personal data.")
    public record FailureJson(
            @Described("The report's id.") UUID report,
            @Described("The customer that owns the domain.") UUID customer,
            @Described("The domain's id.") UUID domain,
            @Described("When it arrived.") Instant arrivedAt,
            @Described("The sending address; empty when none was reported.") String address,
            @Described("The domain in From.") String headerFrom,
            @Described("What failed.") String authFailure,
            @Described("What became of the message.") String delivery,
            @Described("Its text without personal data.") String text,
            @Described("The day on which the text is deleted.") LocalDate forgottenOn) {
        public static FailureJson of(FailureLine of) {
            return new FailureJson(of.report(), of.customer(), of.domain(), of.arrivedAt(), of.source(), of.headerFrom(), of.authFailure(), of.delivery(), of.redacted(), of.forgottenOn());
        }
    }

    @Described("A part of the failure reports, the newest first.")
    public record FailuresJson(
            @Described("Reports in the whole list.") long total,
            @Described("Place of the first item in the whole list, counted from 0.") int first,
            @Described("The newest first.") List<FailureJson> items) implements Listed {
        public static FailuresJson of(Page<FailureLine> page, int first) {
            return new FailuresJson(page.total(), first, page.rows().stream().map(FailureJson::of).toList());
        }
    }

    @Described("How mail reached a domain over TLS.")
    public record TlsTrafficJson(
            @Described("The domain's id.") UUID domain,
            @Described("Days on which something was reported, oldest first.") List<TlsDayJson> days,
            @Described("Connections by policy.") List<TlsPolicyJson> policies,
            @Described("Why connections failed, most first.") List<TlsFailureJson> failures,
            @Described("What the newest scan found about encrypted delivery, as sentences.") List<String> posture) {
        public static TlsTrafficJson of(TlsTraffic of) {
            return new TlsTrafficJson(of.domain(), of.days().stream().map(day -> new TlsDayJson(day.day(), day.successful(), day.failed())).toList(),
                    of.policies().stream().map(line -> new TlsPolicyJson(line.type(), line.policyDomain(), line.successful(), line.failed())).toList(),
                    of.failures().stream().map(line -> new TlsFailureJson(line.resultType(), line.receivingMx(), line.sessions(), line.lastDay())).toList(),
                    of.posture().stream().map(Finding::sentence).toList());
        }
    }

    @Described("Connections of one day.")
    public record TlsDayJson(@Described("The day in UTC.") LocalDate day, @Described("Encrypted as asked for.") long successful, @Described("Failed.") long failed) {
    }

    @Described("Connections under one policy.")
    public record TlsPolicyJson(@Described("sts, tlsa or no-policy-found.") String type, @Described("The policy's domain.") String policyDomain,
                                @Described("Encrypted as asked for.") long successful, @Described("Failed.") long failed) {
    }

    @Described("Connections that failed for one reason at one host.")
    public record TlsFailureJson(@Described("The reason, by its registered word.") String resultType, @Described("The mail server.") String receivingMx,
                                 @Described("Connections.") long sessions, @Described("The newest day.") LocalDate lastDay) {
    }

    @Described("A failure report with the personal data in it.")
    public record WholeFailureJson(
            @Described("The report.") UUID id,
            @Described("Its text as it came.") String text) {
    }
}

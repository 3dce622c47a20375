package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.mailward.platform.persistence.Page;
import org.mailward.traffic.OddReporter;
import org.mailward.traffic.Oddity;
import org.mailward.traffic.ReportHead;
import org.mailward.web.api.openapi.Described;

@Described("Who sends reports, and what is odd about them.")
public record ReportersJson(@Described("Those with the most odd reports first.") List<OddReporterJson> items) {

    public static ReportersJson of(List<OddReporter> all) {
        return new ReportersJson(all.stream().map(OddReporterJson::of).toList());
    }

    @Described("A reporter with what is odd about its reports.")
    public record OddReporterJson(
            @Described("One reporter whatever the case of its name; empty for those who do not say who they are.") String key,
            @Described("As it names itself.") String name,
            @Described("AGGREGATE, FAILURE, TLS.") List<String> kinds,
            @Described("Reports that were stored.") long reports,
            @Described("Those with something odd.") long odd,
            @Described("When the newest was stored.") Instant last,
            @Described("What is odd, the most frequent first.") List<OddityJson> oddities) {
        static OddReporterJson of(OddReporter of) {
            return new OddReporterJson(of.key(), of.name(), of.kinds(), of.reports(), of.odd(), of.last(), of.oddities().stream().map(OddityJson::of).toList());
        }
    }

    @Described("Something odd that a reporter does.")
    public record OddityJson(
            @Described("Its permanent id.") String quirk,
            @Described("What it is.") String sentence,
            @Described("Reports in which it was met.") long reports,
            @Described("When the newest of them was stored.") Instant last) {
        static OddityJson of(Oddity of) {
            return new OddityJson(of.quirk(), of.sentence(), of.reports(), of.last());
        }
    }

    @Described("A part of a reporter's reports, the newest first.")
    public record ReportsOfReporterJson(
            @Described("Reports in the whole list.") long total,
            @Described("Place of the first item in the whole list, counted from 0.") int first,
            @Described("The newest first.") List<ReportLineJson> items) implements Listed {
        public static ReportsOfReporterJson of(Page<ReportHead> page, int first) {
            return new ReportsOfReporterJson(page.total(), first, page.rows().stream().map(ReportLineJson::of).toList());
        }
    }

    @Described("A stored report without its rows.")
    public record ReportLineJson(
            @Described("The report's id.") UUID id,
            @Described("The customer that owns the domain.") UUID customer,
            @Described("The domain's id.") UUID domain,
            @Described("AGGREGATE, FAILURE or TLS.") String kind,
            @Described("The arrival that it came in.") UUID arrival,
            @Described("The id that the reporter gave.") String externalId,
            @Described("The domain that it is about.") String policyDomain,
            @Described("Where its range begins.") Instant begin,
            @Described("Where its range ends.") Instant end,
            @Described("Messages in it.") long messages,
            @Described("When it was stored.") Instant storedAt,
            @Described("What was odd about it.") List<String> quirks) {
        static ReportLineJson of(ReportHead of) {
            return new ReportLineJson(of.id(), of.customer(), of.domain(), of.kind(), of.arrival(), of.externalId(), of.policyDomain(), of.begin(), of.end(), of.messages(), of.storedAt(),
                    of.quirks());
        }
    }
}

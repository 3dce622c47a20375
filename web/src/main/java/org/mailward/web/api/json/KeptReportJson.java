package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.publishing.KeptState;
import org.mailward.publishing.boundary.PostureReports;
import org.mailward.publishing.boundary.ReportDesk.Line;
import org.mailward.publishing.boundary.ReportDesk.Wish;
import org.mailward.web.api.openapi.Described;

@Described("A report that was asked for. It is made in the background and kept.")
public record KeptReportJson(
        @Described("The report.") UUID id,
        @Described("The customer that it is about.") UUID customer,
        @Described("The customer's name.") String customerName,
        @Described("For whom it is drawn.") Edition edition,
        @Described("The sheet.") PaperSize paper,
        @Described("Days that it looks back on.") int days,
        @Described("How far it is.") KeptState state,
        @Described("Steps that are done, of 3: the figures are read, the pages drawn, the file stored.") int step,
        @Described("When it was asked for.") Instant askedAt,
        @Described("Who asked: a member's or a key's name.") String askedBy,
        @Described("When it was done or given up; absent until then.") Optional<Instant> finishedAt,
        @Described("When its figures were read; absent until it is done.") Optional<Instant> asOf,
        @Described("Octets of the PDF file; 0 until it is done.") int octets,
        @Described("Why it was given up; absent unless it was.") Optional<String> trouble) implements Located {

    public static KeptReportJson of(Line line) {
        return new KeptReportJson(line.id(), line.customer(), line.customerName(), line.edition(), line.paper(), line.days(), line.state(), line.step(), line.askedAt(), line.askedBy(),
                line.finishedAt(), line.asOf(), line.octets(), Optional.of(line.trouble()).filter(sentence -> !sentence.isEmpty()));
    }

    @Override
    public Optional<String> location() {
        return Optional.of("kept-reports/" + id);
    }

    @Described("A part of the list of reports.")
    public record KeptReportsJson(
            @Described("Reports in the whole list.") long total,
            @Described("Place of the first item in the whole list, counted from 0.") int first,
            @Described("The newest first.") List<KeptReportJson> items) implements Listed {
    }

    @Described("A report to make.")
    public record NewReportJson(
            @Described("The customer that it is about.") UUID customer,
            @Described("MANAGEMENT for two pages, TECHNICAL for all of it.") Edition edition,
            @Described("The sheet; what is usual in the customer's country when left out.") Optional<PaperSize> paper,
            @Described("Days that it looks back on, 1 to 731; 90 when left out.") Optional<Integer> days) {

        public Wish wish() {
            return new Wish(edition, paper, days.orElse(PostureReports.DAYS));
        }
    }
}

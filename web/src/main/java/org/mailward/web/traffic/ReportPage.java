package org.mailward.web.traffic;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailward.intake.boundary.ArrivalDesk;
import org.mailward.intake.boundary.ArrivalDesk.Line;
import org.mailward.mailauth.report.Quirk;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.traffic.ReportHead;
import org.mailward.traffic.RowLine;
import org.mailward.traffic.boundary.ReportReading;
import org.mailward.traffic.boundary.ReportReading.Read;
import org.mailward.web.shell.CurrentScope;
import org.mailward.web.shell.NotInScope;

/// One stored report with its rows.
@Named
@ViewScoped
public class ReportPage implements Serializable {

    private static final int PAGE = 50;

    @Inject
    private CurrentScope current;

    @Inject
    private ReportReading reading;

    @Inject
    private ArrivalDesk desk;

    private @Nullable UUID id;
    private @Nullable String page;
    private @Nullable Read read;
    private Optional<Line> arrival = Optional.empty();
    private @Nullable Listing<RowLine> listing;

    public void load() {
        if (id == null) {
            throw new NotInScope();
        }
        read = reading.report(current.scope(), id, (number() - 1) * PAGE, PAGE).orElseThrow(NotInScope::new);
        arrival = current.isProviderStaff() ? desk.find(current.scope(), read.head().arrival()) : Optional.empty();
        listing = new Listing<>(read.rows().rows(), read.rows().total(), number(), PAGE);
    }

    public @Nullable Read getRead() {
        return read;
    }

    public @Nullable Listing<RowLine> getListing() {
        return listing;
    }

    /// May whoever looks take the file that the report came in?
    public boolean isTakeable() {
        return arrival.isPresent() && arrival.get().withheld().isEmpty();
    }

    /// Why not, for staff; empty where it may be taken.
    public String getWithheld() {
        return arrival.flatMap(Line::withheld).orElse("");
    }

    /// Only reports on messages consist of rows.
    public boolean isRowed() {
        return read != null && read.head().kind().equals(ReportKind.AGGREGATE.name());
    }

    /// Where what it says stands, if not in rows.
    public String getElsewhere() {
        return read == null ? "" : elsewhere(read.head());
    }

    static String elsewhere(ReportHead head) {
        return head.kind().equals(ReportKind.TLS.name()) ? "/app/tls?id=" + head.domain() + "&from=" + day(head.begin()) + "&until=" + day(head.end())
                : "/app/failures?id=" + head.domain() + "&report=" + head.id();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /// What was odd about the report, as sentences.
    public List<String> getOddities() {
        return read == null ? List.of() : read.head().quirks().stream().map(id -> Quirk.of(id).map(Quirk::sentence).orElse(id)).toList();
    }

    private int number() {
        return page != null && page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1;
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID wanted) {
        id = wanted;
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String wanted) {
        page = wanted;
    }
}

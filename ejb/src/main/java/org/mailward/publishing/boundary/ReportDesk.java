package org.mailward.publishing.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.audit.control.Audit;
import org.mailward.platform.pdf.Edition;
import org.mailward.platform.pdf.PaperSize;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.publishing.KeptReport;
import org.mailward.publishing.KeptState;
import org.mailward.publishing.ReportAsker;
import org.mailward.publishing.ReportFile;
import org.mailward.publishing.control.ReportAsked;
import org.mailward.publishing.store.KeptReports;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.InvalidInput;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;
import org.mailward.tenancy.store.Customers;
import org.mailward.traffic.DayRange;

/// Reports that are made in the background and kept, so that the one that was sent can be looked at again.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST, Role.Names.CUSTOMER_ADMIN, Role.Names.CUSTOMER_VIEWER})
public class ReportDesk {

    /// Reports of one customer that may wait at the same time.
    public static final int MOST_OPEN = 10;
    private static final Duration DAY = Duration.ofDays(1);

    /// How a report is to be.
    /// @param paper empty for what is usual in the customer's country
    /// @param days that it looks back on, today among them
    public record Wish(Edition edition, Optional<PaperSize> paper, int days) {
        public Wish {
            if (days < 1 || days > DayRange.MOST) {
                throw new InvalidInput("days", "A report looks back on 1 to " + DayRange.MOST + " days.");
            }
        }
    }

    /// A report in the list.
    /// @param step steps that are done, of [KeptReport#STEPS]
    /// @param asOf when its figures were read; empty until it is done
    /// @param octets of the PDF file; 0 until it is done
    /// @param trouble why it was given up; empty unless it was
    public record Line(UUID id, UUID customer, String customerName, Edition edition, PaperSize paper, int days, KeptState state, int step, Instant askedAt, String askedBy,
                       Optional<Instant> finishedAt, Optional<Instant> asOf, int octets, String trouble) {

        static Line of(KeptReport report, String customerName) {
            var wish = report.wish();
            return new Line(report.id(), report.customerId(), customerName, Edition.valueOf(wish.edition()), PaperSize.valueOf(wish.paper()), wish.days(), report.state(), report.step(),
                    report.askedAt(), report.askedBy(), report.finishedAt(), report.asOf(), report.octets(), report.trouble());
        }

        public boolean done() {
            return state == KeptState.DONE;
        }

        public boolean open() {
            return !state.over();
        }
    }

    @Inject
    private KeptReports reports;

    @Inject
    private Customers customers;

    @Inject
    private Event<ReportAsked> asked;

    @Inject
    private Audit audit;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    /// Each is kept for long, so how many there are is not up to who may only look.
    @Inject
    @ConfigProperty(name = "mailward.reports.most-in-a-day", defaultValue = "100")
    private int mostInADay;

    /// Asks for a report. The same wish that is still open is not made twice.
    /// @return the report's id
    public Outcome<UUID> ask(Scope scope, UUID customer, Wish wish) {
        var found = customers.find(scope, customer);
        if (found.isEmpty()) {
            return Outcome.missing();
        }
        var kept = new KeptReport.Wish(wish.edition().name(), wish.paper().orElse(PaperSize.in(found.get().profile().country())).name(), wish.days());
        var open = reports.open(scope, customer);
        var same = open.stream().filter(report -> report.wish().equals(kept)).findFirst();
        if (same.isPresent()) {
            reports.asked(scope, same.get(), ReportAsker.of(scope));
            return Outcome.done(same.get().id());
        }
        if (open.size() >= MOST_OPEN) {
            return Outcome.refused("", open.size() + " reports of this customer are being made already. Wait until one of them is done.");
        }
        if (reports.askedSince(scope, customer, time.now().minus(DAY)) >= mostInADay) {
            return Outcome.refused("", mostInADay + " reports of this customer were asked for within a day, which is as many as are made. Ask again tomorrow, or take one of those.");
        }
        var report = new KeptReport(ids.next(), customer, kept, scope.actor().name(), time.now());
        reports.add(scope, report);
        reports.asked(scope, report, ReportAsker.of(scope));
        audit.noteOf(scope, customer, "report.asked", report.id(), kept.edition() + ", " + kept.paper() + ", " + kept.days());
        asked.fire(new ReportAsked(scope.provider()));
        return Outcome.done(report.id());
    }

    /// The newest first.
    /// @param customer empty for all in scope
    public Page<Line> list(Scope scope, Optional<UUID> customer, int first, int count) {
        Map<UUID, String> names = customers.all(scope).stream().collect(Collectors.toMap(Customer::id, Customer::name));
        var page = reports.page(scope, customer, first, count);
        return new Page<>(page.total(), page.rows().stream().map(report -> Line.of(report, names.getOrDefault(report.customerId(), ""))).toList());
    }

    public Optional<Line> find(Scope scope, UUID id) {
        return reports.find(scope, id).map(report -> Line.of(report, customers.find(scope, report.customerId()).map(Customer::name).orElse("")));
    }

    /// @return empty when there is no such report in scope, or it is not done
    public Optional<ReportFile> pdf(Scope scope, UUID id) {
        return reports.find(scope, id).flatMap(report -> reports.file(scope, id)
                .map(file -> new ReportFile(report.name() + ".pdf", "application/pdf", file.pdf())));
    }

    /// The same report's table for a spreadsheet.
    /// @return empty when there is no such report in scope, or it is not done
    public Optional<ReportFile> csv(Scope scope, UUID id) {
        return reports.find(scope, id).flatMap(report -> reports.file(scope, id)
                .map(file -> new ReportFile(report.name() + ".csv", "text/csv;charset=UTF-8", file.csv())));
    }

    /// Forgets a report.
    @RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
    public Outcome<UUID> remove(Scope scope, UUID id) {
        var report = reports.find(scope, id);
        if (report.isEmpty()) {
            return Outcome.missing();
        }
        audit.noteOf(scope, report.get().customerId(), "report.removed", id, report.get().name());
        reports.remove(scope, id);
        return Outcome.done(id);
    }
}

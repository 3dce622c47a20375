package org.mailward.outbox.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mailward.assessment.Severity;
import org.mailward.branding.store.Brands;
import org.mailward.outbox.MailKind;
import org.mailward.outbox.Week;
import org.mailward.outbox.Week.Move;
import org.mailward.outbox.Week.Raised;
import org.mailward.outbox.control.Readers.Reader;
import org.mailward.outbox.store.OutgoingMails;
import org.mailward.outbox.store.Weeks;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Customer;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.store.Customers;
import org.mailward.traffic.Compared;
import org.mailward.traffic.DayRange;
import org.mailward.traffic.store.Traffic;

/// Tells people once a week in the morning, by their own clocks, what happened in seven days.
///
/// What a mail says is read in its reader's own scope, in a transaction of its own: nothing beyond it can get into the mail.
@ApplicationScoped
public class WeeklyMails {

    private static final int DAYS = 7;
    private static final int MOST = 500;

    @Inject
    private Readers readers;

    @Inject
    private OutboxSettings settings;

    @Inject
    private Weeks weeks;

    @Inject
    private Customers customers;

    @Inject
    private Traffic traffic;

    @Inject
    private OutgoingMails mails;

    @Inject
    private Brands brands;

    @Inject
    private PortalAddress address;

    @Inject
    private Outbox outbox;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    /// Writes to everybody whose day it is and who was not written to yet.
    public void tell(Scope whole) {
        var due = transactions.call(() -> readers.all(whole).stream().filter(reader -> reader.wishes().weekly() && morning(reader).isPresent())
                .filter(reader -> !mails.told(whole, occasion(reader))).toList());
        if (due.isEmpty()) {
            return;
        }
        var portal = transactions.call(() -> address.of(brands.ofProvider(whole)));
        for (var reader : due) {
            var all = transactions.call(() -> week(reader.scope()));
            if (all.stream().anyMatch(week -> week.domains() > 0)) {
                var seat = reader.seat();
                var letter = WeeklyLetter.of(reader, all, morning(reader).orElseThrow(), portal);
                transactions.run(() -> outbox.put(whole, new Outbox.Post(MailKind.WEEKLY_SUMMARY, occasion(reader), seat.customerId(), seat.name(), seat.email(), letter, Optional.empty(),
                        time.now().plus(MailKind.WEEKLY_SUMMARY.worth()))));
            }
        }
    }

    /// The reader's day of the week, once it is morning there.
    private Optional<LocalDate> morning(Reader reader) {
        var now = time.now().atZone(reader.preferences().zone());
        var day = now.toLocalDate().with(TemporalAdjusters.previousOrSame(settings.weeklyOn()));
        var begin = day.atTime(settings.weeklyHour(), 0).atZone(reader.preferences().zone());
        return now.isBefore(begin) || now.isAfter(begin.plus(settings.weeklyLate())) ? Optional.empty() : Optional.of(day);
    }

    private String occasion(Reader reader) {
        return "weekly/" + morning(reader).map(LocalDate::toString).orElse("") + "/" + reader.seat().id();
    }

    /// What happened to each customer in scope, those with the worst news first.
    private List<Week> week(Scope scope) {
        var now = time.now();
        var since = now.minus(Duration.ofDays(DAYS));
        var days = DayRange.last(DAYS, LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1));
        Map<UUID, List<Move>> moves = weeks.moves(scope, since, MOST).stream().collect(Collectors.groupingBy(Move::customer));
        Map<UUID, List<Raised>> raised = weeks.raised(scope, since, MOST).stream().collect(Collectors.groupingBy(Raised::customer));
        var eased = weeks.eased(scope, since);
        var changes = weeks.changes(scope, since);
        var figures = traffic.everything(scope, days).customers();
        var sizes = weeks.sizes(scope);
        return customers.all(scope).stream().filter(customer -> customer.state().watched()).map(Customer::id).map(id -> {
            var compared = figures.getOrDefault(id, Compared.NONE);
            var size = sizes.getOrDefault(id, new Weeks.Size("", 0, 0));
            return new Week(id, size.name(), moves.getOrDefault(id, List.of()), raised.getOrDefault(id, List.of()), eased.getOrDefault(id, 0L), changes.getOrDefault(id, 0L),
                    size.domains(), size.rejecting(), compared.now().compliance(), compared.moved());
        }).sorted(Comparator.comparingLong((Week week) -> week.raised().stream().filter(one -> one.severity() == Severity.CRITICAL).count()).reversed()
                .thenComparing(week -> -week.moves().size()).thenComparing(Week::name)).toList();
    }
}

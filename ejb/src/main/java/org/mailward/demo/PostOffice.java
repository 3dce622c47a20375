package org.mailward.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.intake.ArrivalQuery;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.ReportAddress;
import org.mailward.intake.store.Arrivals;
import org.mailward.intake.store.ReportAddresses;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Randomness;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Scope;

/// The addresses for the demo's reports, and how far they have come.
@ApplicationScoped
class PostOffice {

    private static final int PAGE = 100;
    /// So many may wait to be read before more are mailed.
    private static final long MOST_WAITING = 400;
    private static final Duration MOMENT = Duration.ofMillis(300);

    @Inject
    private Arrivals arrivals;

    @Inject
    private ReportAddresses addresses;

    @Inject
    private Transactions transactions;

    @Inject
    private Ids ids;

    @Inject
    private Randomness randomness;

    @Inject
    private Time time;

    @Inject
    @ConfigProperty(name = "mailward.reports.host", defaultValue = "reports.example")
    private String host;

    private final Set<String> reporters = Receiver.all().stream().map(Receiver::reporter).collect(Collectors.toSet());

    /// What was mailed of the newest day that has reports.
    ///
    /// @param day the day that is reported on
    /// @param letters of that day and later ones
    record Newest(LocalDate day, Set<Posted> letters) {
        Newest {
            letters = Set.copyOf(letters);
        }
    }

    /// By what a letter is known again.
    record Posted(String sender, String recipient, Instant at) {
    }

    /// Empty when nothing was mailed yet.
    Optional<Newest> newest(Scope scope) {
        var letters = new HashSet<Posted>();
        Optional<LocalDate> day = Optional.empty();
        for (int first = 0; ; first += PAGE) {
            int from = first;
            var page = transactions.call(() -> arrivals.page(scope, new ArrivalQuery(Set.of(), Optional.empty(), from, PAGE))).rows();
            for (var arrival : page.stream().filter(one -> reporters.contains(one.sender())).toList()) {
                // Reports of a day leave in the early hours of the next.
                var about = LocalDate.ofInstant(arrival.receivedAt(), ZoneOffset.UTC).minusDays(1);
                day = day.or(() -> Optional.of(about));
                if (about.isBefore(day.get())) {
                    return Optional.of(new Newest(day.get(), letters));
                }
                letters.add(new Posted(arrival.sender(), arrival.recipient(), arrival.receivedAt()));
            }
            if (page.size() < PAGE) {
                return day.map(newest -> new Newest(newest, letters));
            }
        }
    }

    /// Waits until most of what was mailed is read.
    void mailed(List<Scope> scopes) throws InterruptedException {
        for (var scope : scopes) {
            while (transactions.call(() -> arrivals.counts(scope)).getOrDefault(ArrivalState.RECEIVED, 0L) > MOST_WAITING) {
                Thread.sleep(MOMENT);
            }
        }
    }

    /// The company's domains with their report addresses; who has none gets one.
    List<PastReports.Subject> subjects(Troupe.Company company) {
        return transactions.call(() -> {
            Map<UUID, ReportAddress> known = addresses.of(company.scope(), company.roles().stream().map(Troupe.Role::id).toList()).stream()
                    .collect(Collectors.toMap(ReportAddress::domainId, Function.identity(), (one, _) -> one));
            return company.roles().stream().map(role -> {
                var address = known.get(role.id());
                if (address == null) {
                    address = new ReportAddress(ids.next(), role.customer(), role.id(), randomness.reportToken(), time.now());
                    addresses.add(company.scope(), address);
                }
                return new PastReports.Subject(role.name(), role.proven(), address.at(host));
            }).toList();
        });
    }
}

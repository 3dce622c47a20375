package org.mailward.intake.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailward.intake.Arrival;
import org.mailward.intake.Claim;
import org.mailward.intake.Hold;
import org.mailward.intake.Owner;
import org.mailward.intake.store.ArrivalParts;
import org.mailward.intake.store.Arrivals;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.persistence.Transactions;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Scope;

/// Lets arrivals be read once more, from their bytes.
@ApplicationScoped
public class ReadAgain {

    @Inject
    private Arrivals arrivals;

    @Inject
    private ArrivalParts parts;

    @Inject
    private Event<ArrivalsWaiting> waiting;

    @Inject
    private Transactions transactions;

    @Inject
    private Time time;

    /// In the caller's transaction.
    public void these(Scope scope, Collection<Arrival> some, String by) {
        some.forEach(arrival -> arrival.readAgain(by));
        if (!some.isEmpty()) {
            waiting.fire(new ArrivalsWaiting(scope.provider()));
        }
    }

    /// Held for want of a proof that there is now; quarantined or held by readers that have been bettered since.
    public void whatMayBeTakenNow(Scope scope, int most) {
        var today = LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
        transactions.run(() -> these(scope, Stream.concat(proven(scope, today, most).stream(), arrivals.troubledBefore(scope, ArrivalReading.READER, today, most).stream()).distinct().toList(), "Mailward"));
    }

    /// Each is told something else than before when it is read, so that none is read again and again.
    private List<Arrival> proven(Scope scope, LocalDate today, int most) {
        var names = new LinkedHashMap<Arrivals.Waiting, DomainName>();
        arrivals.waitingForProof(scope, Hold.NOT_PROVEN.id(), today).forEach(waiting -> DomainNames.read(waiting.policyDomain()).ifPresent(name -> names.put(waiting, name)));
        var candidates = parts.candidates(scope, names.values().stream().flatMap(name -> Claim.names(name).stream()).map(DomainName::ascii).collect(Collectors.toSet()))
                .stream().collect(Collectors.groupingBy(Claim.Candidate::name));
        var some = names.entrySet().stream().filter(each -> !waitsStill(scope, each.getKey(), each.getValue(), candidates)).map(Map.Entry::getKey).limit(most).toList();
        return arrivals.waitingFor(scope, Hold.NOT_PROVEN.id(), some, today, most);
    }

    private static boolean waitsStill(Scope scope, Arrivals.Waiting waiting, DomainName name, Map<DomainName, List<Claim.Candidate>> candidates) {
        var owner = new Owner(scope.provider(), waiting.customer(), Optional.empty());
        var some = Claim.names(name).stream().flatMap(each -> candidates.getOrDefault(each, List.of()).stream()).toList();
        return Claim.of(owner, name, some) instanceof Claim.Held(var why) && why == Hold.NOT_PROVEN;
    }
}

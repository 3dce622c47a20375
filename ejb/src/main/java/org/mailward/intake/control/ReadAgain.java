package org.mailward.intake.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.stream.Stream;
import org.mailward.intake.Arrival;
import org.mailward.intake.Hold;
import org.mailward.intake.store.Arrivals;
import org.mailward.platform.persistence.Transactions;
import org.mailward.tenancy.Scope;

/// Lets arrivals be read once more, from their bytes.
@ApplicationScoped
public class ReadAgain {

    @Inject
    private Arrivals arrivals;

    @Inject
    private Event<ArrivalsWaiting> waiting;

    @Inject
    private Transactions transactions;

    /// In the caller's transaction.
    public void these(Scope scope, Collection<Arrival> some, String by) {
        some.forEach(arrival -> arrival.readAgain(by));
        if (!some.isEmpty()) {
            waiting.fire(new ArrivalsWaiting(scope.provider()));
        }
    }

    /// Held for want of a proof that there is now; quarantined by readers that have been bettered since.
    public void whatMayBeTakenNow(Scope scope, int most) {
        transactions.run(() -> {
            var some = Stream.concat(arrivals.heldAndProven(scope, Hold.NOT_PROVEN.id(), most).stream(), arrivals.quarantinedBefore(scope, ArrivalReading.READER, most).stream()).toList();
            these(scope, some, "Mailward");
        });
    }
}

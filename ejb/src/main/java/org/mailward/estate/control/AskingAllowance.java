package org.mailward.estate.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.mailward.platform.settings.Settings;
import org.mailward.platform.time.Allowances;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Scope;

/// How often people and programs may have DNS asked at once about domains, on this node.
///
/// A form that is opened or judged, and a look for a proof, asks up to some hundred questions. So nobody goes on without an end: one of
/// the provider's people or keys, nor all people and keys of one customer together, who can invite each other. What a provider's
/// customers ask is counted apart from what its own people do, so that neither uses up the other's.
@ApplicationScoped
public class AskingAllowance {

    private static final Duration SPAN = Duration.ofHours(1);
    private static final Duration MINUTES_FROM = Duration.ofMinutes(2);
    private static final int PEOPLE = 100_000;
    private static final int PROVIDERS = 10_000;
    private static final int DOMAINS = 100_000;

    private final Time time;
    private final Allowances ofPeople;
    private final Allowances ofStaff;
    private final Allowances ofCustomers;
    private final Allowances ofDomains;

    /// The defaults; what the container's proxy needs.
    AskingAllowance() {
        this(new Settings(_ -> Optional.empty()), new Time());
    }

    @Inject
    public AskingAllowance(Config config, Time time) {
        this(Settings.of(config), time);
    }

    AskingAllowance(Settings settings, Time time) {
        this.time = time;
        int perProvider = atLeastOne(settings, "mailward.asking.per-provider", 6_000);
        ofPeople = new Allowances(atLeastOne(settings, "mailward.asking.per-person", 600), SPAN, PEOPLE);
        ofStaff = new Allowances(perProvider, SPAN, PROVIDERS);
        ofCustomers = new Allowances(perProvider, SPAN, PROVIDERS);
        ofDomains = new Allowances(atLeastOne(settings, "mailward.asking.scans-per-domain", 20), SPAN, DOMAINS);
    }

    private static int atLeastOne(Settings settings, String property, int otherwise) {
        int most = settings.number(property, otherwise);
        if (most < 1) {
            throw new IllegalArgumentException(property + " is at least 1, not " + most);
        }
        return most;
    }

    /// Asks, where the caller may.
    /// @return what came of it, or a refusal without a field that says when it goes on; then nothing was asked
    public <T> Outcome<T> ask(Scope scope, Supplier<Outcome<T>> asking) {
        var wait = take(scope);
        return wait.isZero() ? asking.get() : Outcome.refused("", "DNS was asked as often within an hour as it may be for one person, for one customer or for one provider. It goes on in " + words(wait) + ".");
    }

    /// Takes a scan of a domain off those that may be wished for.
    /// @return zero, or for how long there is none
    public Duration scan(UUID domain) {
        return ofDomains.wait(domain.toString(), time.now());
    }

    private Duration take(Scope scope) {
        var now = time.now();
        boolean client = scope instanceof Scope.OneCustomer;
        var person = scope instanceof Scope.OneCustomer(_, var customer, _) ? customer.toString() : scope.actor().subject();
        var wait = ofPeople.wait(person, now);
        if (wait.isZero()) {
            wait = (client ? ofCustomers : ofStaff).wait(scope.provider().toString(), now);
            if (!wait.isZero()) {
                // In this order, so that one person alone cannot use up what all have together.
                ofPeople.giveBack(person);
            }
        }
        return wait;
    }

    /// How people say it; never too short.
    public static String words(Duration wait) {
        long seconds = Math.max(1, Math.ceilDiv(wait.toMillis(), 1_000L));
        return wait.compareTo(MINUTES_FROM) < 0 ? seconds + (seconds == 1 ? " second" : " seconds") : Math.ceilDiv(seconds, 60L) + " minutes";
    }
}

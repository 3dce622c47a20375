package org.mailward.checker.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.mailward.platform.time.Allowances;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Scope;

/// How often checks, look-ups and looks at results may be asked for, on this node.
@ApplicationScoped
public class CheckAllowances {

    private static final Duration SPAN = Duration.ofHours(1);
    private static final int ADDRESSES = 100_000;
    private static final int PROVIDERS = 10_000;

    private final Time time;
    private final Allowances ofAddresses;
    private final Allowances ofProviders;
    private final Allowances ofStaff;
    private final Allowances looks;

    /// The defaults; what the container's proxy needs.
    CheckAllowances() {
        this(new CheckerSettings(), new Time());
    }

    @Inject
    public CheckAllowances(CheckerSettings settings, Time time) {
        this.time = time;
        ofAddresses = new Allowances(settings.perAddress(), SPAN, ADDRESSES);
        ofProviders = new Allowances(settings.perProvider(), SPAN, PROVIDERS);
        ofStaff = new Allowances(settings.perProvider(), SPAN, PROVIDERS);
        looks = new Allowances(settings.looksPerAddress(), SPAN, ADDRESSES);
    }

    /// Takes one check or look-up off what a visitor may ask for.
    /// @return false when nothing is left for now; then nothing is taken
    public boolean check(UUID provider, String address) {
        var now = time.now();
        var neighbourhood = Neighbourhood.of(address);
        if (!ofAddresses.take(neighbourhood, now)) {
            return false;
        }
        if (ofProviders.take(provider.toString(), now)) {
            return true;
        }
        // In this order, so that one address alone cannot use up what all have together.
        ofAddresses.giveBack(neighbourhood);
        return false;
    }

    /// Takes one off what a provider's own people and programs may ask for, which strangers cannot use up.
    public boolean check(Scope scope) {
        return ofStaff.take(scope.provider().toString(), time.now());
    }

    /// Takes one look at a result off what a visitor may have.
    public boolean look(String address) {
        return looks.take(Neighbourhood.of(address), time.now());
    }
}

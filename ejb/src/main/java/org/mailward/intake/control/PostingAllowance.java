package org.mailward.intake.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.checker.control.Neighbourhood;
import org.mailward.platform.time.Allowances;
import org.mailward.platform.time.Time;

/// How often one neighbourhood of addresses may post reports.
///
/// A large receiver posts one report a day for each of a provider's domains from few addresses, so this is far more than a
/// person's checks; it keeps one stranger from filling the ledger.
@ApplicationScoped
public class PostingAllowance {

    /// Neighbourhoods that are told from each other.
    private static final int REMEMBERED = 100_000;
    private static final Duration SPAN = Duration.ofHours(1);

    @Inject
    @ConfigProperty(name = "mailward.reports.posts-per-address", defaultValue = "20000")
    private int perAddress;

    @Inject
    private Time time;

    private Allowances ofAddresses = new Allowances(1, SPAN, 1);

    @PostConstruct
    void open() {
        if (perAddress < 1) {
            throw new IllegalArgumentException("mailward.reports.posts-per-address is at least 1, not " + perAddress);
        }
        ofAddresses = new Allowances(perAddress, SPAN, REMEMBERED);
    }

    /// Takes one off what an address may post.
    /// @return false when nothing is left for now
    public boolean allows(String address) {
        return ofAddresses.take(Neighbourhood.of(address), time.now());
    }
}

package org.mailward.checker.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.mailward.platform.settings.Settings;

/// The limits of the public checker.
///
/// @see org.mailward.checker.boundary.PublicChecker
@ApplicationScoped
public class CheckerSettings {

    private Duration timeLimit = Duration.ofSeconds(15);
    private Duration reuse = Duration.ofMinutes(1);
    private Duration expiry = Duration.ofDays(30);
    private int concurrent = 30;
    private int perAddress = 60;
    private int perProvider = 2_000;
    private int looksPerAddress = 3_000;
    private int mostResults = 100_000;

    /// The defaults; also what the container's proxy needs.
    public CheckerSettings() {
    }

    @Inject
    public CheckerSettings(Config config) {
        this(Settings.of(config));
    }

    CheckerSettings(Settings settings) {
        timeLimit = settings.duration("mailward.checker.time-limit", timeLimit);
        reuse = settings.duration("mailward.checker.reuse", reuse);
        expiry = settings.duration("mailward.checker.result-expiry", expiry);
        concurrent = settings.number("mailward.checker.concurrent", concurrent);
        perAddress = settings.number("mailward.checker.per-address", perAddress);
        perProvider = settings.number("mailward.checker.per-provider", perProvider);
        looksPerAddress = settings.number("mailward.checker.looks-per-address", looksPerAddress);
        mostResults = settings.number("mailward.checker.most-results", mostResults);
    }

    /// When asking about one domain ends; what was not answered by then is unknown.
    public Duration timeLimit() {
        return timeLimit;
    }

    /// How long what was found about a domain is shown to the next who asks.
    public Duration reuse() {
        return reuse;
    }

    /// How long a result's link works.
    public Duration expiry() {
        return expiry;
    }

    /// Domains that are looked at at the same time, on one node.
    public int concurrent() {
        return concurrent;
    }

    /// Checks and look-ups that one address (IPv4) or network (IPv6, /64) may ask for in an hour, on one node.
    public int perAddress() {
        return perAddress;
    }

    /// The same for all visitors of one provider together, and as many again for its own people and programs.
    public int perProvider() {
        return perProvider;
    }

    /// How often one address may look at results in an hour, on one node. A page that waits for a check looks every second.
    public int looksPerAddress() {
        return looksPerAddress;
    }

    /// Results that are kept for one provider; beyond them the oldest are forgotten before their links expire.
    public int mostResults() {
        return mostResults;
    }
}

package org.mailward.sources.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Addresses that wait to be asked about again because DNS seems to be out. They rest in between, so that those about which somebody answers are
/// not kept from their turn, and are given up when they were silent for long: it is their own servers then that say nothing.
///
/// In memory: whoever forgets them asks sooner.
@ApplicationScoped
public class SilentAddresses {

    /// How often within the patience an address is asked about.
    private static final int TIMES = 24;
    /// More are asked about at every turn.
    private static final int MOST = 10_000;

    @Inject
    @ConfigProperty(name = "mailward.sources.silent", defaultValue = "PT24H")
    private Duration patience;

    private final Map<String, Silence> silent = new ConcurrentHashMap<>();

    private record Silence(Instant since, Instant until) {
    }

    /// For the container, which sets what is set.
    public SilentAddresses() {
        this(Duration.ofHours(24));
    }

    public SilentAddresses(Duration patience) {
        this.patience = patience;
    }

    @PostConstruct
    void check() {
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("mailward.sources.silent is longer than nothing, not " + patience);
        }
    }

    /// Those that are not to be asked about yet.
    List<String> resting(Instant now) {
        return silent.entrySet().stream().filter(one -> now.isBefore(one.getValue().until)).map(Map.Entry::getKey).sorted().toList();
    }

    /// Nobody answered for an address while DNS seems to be out.
    ///
    /// @return whether it is to wait on
    boolean waits(String address, Instant now) {
        var before = silent.get(address);
        var since = before == null ? now : before.since;
        if (!now.isBefore(since.plus(patience))) {
            silent.remove(address);
            return false;
        }
        if (silent.size() >= MOST) {
            // What was not asked about again for so long has no paths any more that wait for it.
            silent.values().removeIf(one -> !now.isBefore(one.since.plus(patience.multipliedBy(2))));
        }
        if (before != null || silent.size() < MOST) {
            silent.put(address, new Silence(since, now.plus(patience.dividedBy(TIMES))));
        }
        return true;
    }

    /// It waits no longer.
    void forget(String address) {
        silent.remove(address);
    }
}

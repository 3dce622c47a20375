package org.mailward.checker.control;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often each of many may do something: a number at once, refilled evenly over an hour.
///
/// The least recent are forgotten beyond a number, so that memory stays bounded whoever asks; who is forgotten begins afresh.
public final class Allowances {

    private static final Duration SPAN = Duration.ofHours(1);

    private final int most;
    private final LinkedHashMap<String, Left> left;

    /// @param amount what is left
    /// @param at when it was so
    private record Left(double amount, Instant at) {
    }

    /// @param most how often in an hour
    /// @param remembered how many are told from each other
    public Allowances(int most, int remembered) {
        this.most = most;
        this.left = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
                return size() > remembered;
            }
        };
    }

    /// Takes one.
    /// @return false when none is left; then nothing is taken
    public synchronized boolean take(String who, Instant now) {
        var before = left.getOrDefault(who, new Left(most, now));
        double refilled = Math.max(0, Duration.between(before.at(), now).toMillis()) * (double) most / SPAN.toMillis();
        double amount = Math.min(most, before.amount() + refilled);
        left.put(who, new Left(amount >= 1 ? amount - 1 : amount, now));
        return amount >= 1;
    }
}

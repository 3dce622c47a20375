package org.mailward.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often each of many may do something: a number at once, refilled evenly over a span of time.
///
/// The least recent are forgotten beyond a number, so that memory stays bounded whoever asks; who is forgotten begins afresh.
public final class Allowances {

    private final int most;
    private final Duration span;
    private final LinkedHashMap<String, Left> left;

    /// @param amount what is left
    /// @param at when it was so
    private record Left(double amount, Instant at) {
    }

    /// @param most how often in one span
    /// @param remembered how many are told from each other
    public Allowances(int most, Duration span, int remembered) {
        this.most = most;
        this.span = span;
        this.left = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
                return size() > remembered;
            }
        };
    }

    /// Takes one.
    /// @return false when none is left; then nothing is taken
    public boolean take(String who, Instant now) {
        return wait(who, now).isZero();
    }

    /// Gives back one that was taken and not used; nobody ever has more than the most.
    public synchronized void giveBack(String who) {
        left.computeIfPresent(who, (_, before) -> new Left(Math.min(most, before.amount() + 1), before.at()));
    }

    /// Takes one, or says for how long there is none.
    /// @return zero when one was taken
    public synchronized Duration wait(String who, Instant now) {
        var before = left.getOrDefault(who, new Left(most, now));
        double refilled = Math.max(0, Duration.between(before.at(), now).toMillis()) * (double) most / span.toMillis();
        double amount = Math.min(most, before.amount() + refilled);
        left.put(who, new Left(amount >= 1 ? amount - 1 : amount, now));
        return amount >= 1 ? Duration.ZERO : Duration.ofMillis(Math.max(1, Math.round((1 - amount) * span.toMillis() / most)));
    }
}

package org.mailward.platform.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mailward.platform.dns.Post.Alarm;

/// Rings alarms at their deadlines, to the tick.
///
/// They stand in a wheel of slots, one for each tick; a turn of the wheel is longer than most waits, and what is not due when its slot
/// comes round stays for another turn. Any thread adds alarms, and one turns the wheel.
final class Wheel {

    static final Duration TICK = Duration.ofMillis(10);
    private static final int SLOTS = 1024;

    private final List<AtomicReference<@Nullable Wait>> slots = new ArrayList<>(SLOTS);
    private final long start;
    private volatile long newest;
    private volatile long swept;

    /// @param next the alarm added to the same slot before
    private record Wait(Alarm alarm, @Nullable Wait next) {
    }

    /// @param start when the first tick begins, on the scale of [System#nanoTime]
    Wheel(long start) {
        this.start = start;
        for (int i = 0; i < SLOTS; i++) {
            slots.add(new AtomicReference<>());
        }
    }

    /// Lets an alarm ring at its deadline, or at the next tick when that has passed.
    void add(Alarm alarm) {
        long tick = Math.max(tick(alarm.deadline().nanos()), swept + 1);
        if (tick > newest) {
            newest = tick;
        }
        var slot = slots.get((int) (tick % SLOTS));
        Wait head;
        do {
            head = slot.get();
        } while (!slot.compareAndSet(head, new Wait(alarm, head)));
        if (swept >= tick) {
            // The wheel has turned meanwhile, and may have left this slot before the alarm stood in it.
            for (Wait wait = slot.getAndSet(null); wait != null; wait = wait.next) {
                add(wait.alarm);
            }
        }
    }

    /// True when no alarm can stand in any slot.
    boolean isAtRest() {
        return swept > newest + SLOTS;
    }

    private long tick(long nanos) {
        return Math.max(0, (nanos - start) / TICK.toNanos()) + 1;
    }

    /// Rings what is due.
    /// @param nanos the moment, on the scale of [System#nanoTime]
    void turn(long nanos) {
        long now = tick(nanos) - 1;
        // After a long pause of the machine one turn sees every slot.
        for (long tick = Math.max(swept, now - SLOTS) + 1; tick <= now; tick++) {
            swept = tick;
            for (Wait wait = slots.get((int) (tick % SLOTS)).getAndSet(null); wait != null; wait = wait.next) {
                if (wait.alarm.isOver()) {
                    continue;
                }
                if (wait.alarm.deadline().passed()) {
                    wait.alarm.ring();
                } else {
                    add(wait.alarm);
                }
            }
        }
    }
}

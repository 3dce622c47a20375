package org.mailward.platform.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mailward.platform.time.Deadline;

/// When alarms ring. The test turns the wheel itself.
class WheelTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger rung = new AtomicInteger();
    private final long now = Deadline.in(Duration.ZERO).nanos();
    private final Wheel wheel = new Wheel(now - LONG.toNanos());

    private Post.Alarm at(Deadline deadline) {
        return new Post.Alarm() {
            @Override
            public Deadline deadline() {
                return deadline;
            }

            @Override
            public boolean isOver() {
                return false;
            }

            @Override
            public void ring() {
                rung.incrementAndGet();
            }
        };
    }

    private void turn(int ticks) {
        wheel.turn(now + Wheel.TICK.multipliedBy(ticks).toNanos());
    }

    @Test
    void an_alarm_that_is_due_already_rings_at_the_next_tick() {
        turn(0);
        wheel.add(at(new Deadline(now - Wheel.TICK.multipliedBy(3).toNanos())));
        turn(1);
        assertEquals(1, rung.get());
    }

    @Test
    void it_rings_once_however_often_the_wheel_turns() {
        turn(0);
        wheel.add(at(new Deadline(now - Wheel.TICK.multipliedBy(3).toNanos())));
        for (int i = 1; i < 3_000; i++) {
            turn(i);
        }
        assertEquals(1, rung.get());
    }

    @Test
    void an_alarm_of_a_later_turn_stays_until_it_is_due() {
        turn(0);
        wheel.add(at(Deadline.in(LONG)));
        for (int i = 1; i < 3_000; i++) {
            turn(i);
        }
        assertEquals(0, rung.get());
    }

    @Test
    void an_alarm_that_an_alarm_sets_while_it_rings_is_not_forgotten() {
        turn(0);
        var due = new Deadline(now - Wheel.TICK.toNanos());
        var second = at(due);
        wheel.add(new Post.Alarm() {
            @Override
            public Deadline deadline() {
                return due;
            }

            @Override
            public boolean isOver() {
                return false;
            }

            @Override
            public void ring() {
                wheel.add(second);
            }
        });
        turn(1);
        turn(2);
        assertEquals(1, rung.get());
    }
}

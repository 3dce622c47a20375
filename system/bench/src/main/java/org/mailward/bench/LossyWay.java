package org.mailward.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// A bad network in front of a name server: half of its answers never arrive, a tenth is damaged on the way.
///
/// The damaged datagrams leave with a valid checksum, as no real network would send them, so that the one who asks has nothing
/// but their content to go by. Half of the damage is one bit behind the question, with id and question whole.
final class LossyWay extends Way {

    private static final int HEADER = 12;

    private final SplittableRandom random;
    final LongAdder answers = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder damaged = new LongAdder();

    LossyWay(InetSocketAddress server, long seed) throws IOException {
        super(server);
        this.random = new SplittableRandom(seed);
        open();
    }

    @Override
    void treat(byte[] answer, Consumer<byte[]> onward) {
        byte[] treated = treated(answer);
        if (treated.length > 0) {
            onward.accept(treated);
        }
    }

    private synchronized byte[] treated(byte[] answer) {
        answers.increment();
        int fate = random.nextInt(10);
        if (fate < 5) {
            dropped.increment();
            return new byte[0];
        }
        if (fate > 5) {
            return answer;
        }
        damaged.increment();
        int question = HEADER;
        while (question < answer.length && answer[question] != 0) {
            question += answer[question] + 1;
        }
        question += 5;
        int kind = random.nextInt(8);
        if (kind < 4 && question < answer.length) {
            flip(answer, question, answer.length);
        } else if (kind < 6) {
            for (int i = random.nextInt(8); i >= 0; i--) {
                flip(answer, 0, answer.length);
            }
        } else if (kind < 7) {
            answer[random.nextInt(answer.length)] = (byte) random.nextInt();
        } else {
            return Arrays.copyOf(answer, 1 + random.nextInt(answer.length - 1));
        }
        return answer;
    }

    private void flip(byte[] answer, int from, int to) {
        answer[random.nextInt(from, to)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
}

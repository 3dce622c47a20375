package org.mailward.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Feeds generated inputs to every parser and tells whether one threw or took too long.
///
/// Arguments: inputs per parser, seed, and optionally the beginning of the names of the parsers wanted. Ends with status 1
/// after a failure. The inputs of a block depend on the seed, the parser's name and the block's number alone.
public final class Fuzz {

    private static final int BLOCK = 50_000;
    /// The longest time that one input may take, in nanoseconds.
    private static final long SLOWEST = 50_000_000;
    private static final int SHOWN = 200;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Fuzz() {
    }

    /// One input that a parser did not bear.
    record Failure(String target, long block, String input, String what) {
        @Override
        public String toString() {
            return target + " block " + block + ": " + what + " on " + input.length() + " octets: " + escaped(input);
        }
    }

    /// @param nanos the slowest input's time
    record Outcome(List<Failure> failures, long inputs, long nanos) {
    }

    public static void main(String[] arguments) throws Exception {
        long inputs = Long.parseLong(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        String wanted = arguments.length > 2 ? arguments[2] : "";
        List<Target> targets = Targets.all().stream().filter(target -> target.name().startsWith(wanted)).toList();
        boolean failed = targets.isEmpty();
        System.out.printf("%d inputs for each of %d parsers, seed %d%n", inputs, targets.size(), seed);
        for (Target target : targets) {
            long began = System.nanoTime();
            Outcome outcome = run(target, inputs, seed, Runtime.getRuntime().availableProcessors());
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(Locale.ROOT, "%-28s %,12d inputs %7.1f s %,10.0f/s slowest %6.2f ms, %d failures%n",
                    target.name(), outcome.inputs(), seconds, outcome.inputs() / seconds, outcome.nanos() / 1e6, outcome.failures().size());
            outcome.failures().stream().limit(5).forEach(failure -> System.out.println("  " + failure));
            failed |= !outcome.failures().isEmpty();
        }
        System.exit(failed ? 1 : 0);
    }

    static Outcome run(Target target, long inputs, long seed, int threads) throws Exception {
        var failures = new ArrayList<Failure>();
        var slowest = new AtomicLong();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var blocks = new ArrayList<Callable<List<Failure>>>();
            for (long first = 0; first < inputs; first += BLOCK) {
                long block = first / BLOCK;
                long size = Math.min(BLOCK, inputs - first);
                blocks.add(() -> block(target, block, size, seed, slowest));
            }
            for (var done : pool.invokeAll(blocks)) {
                failures.addAll(done.get());
            }
        }
        return new Outcome(failures, inputs, slowest.get());
    }

    private static List<Failure> block(Target target, long block, long size, long seed, AtomicLong slowest) {
        var failures = new ArrayList<Failure>();
        var inputs = new Inputs(target, seed * 1_000_003 + target.name().hashCode() * 31L + block);
        for (long i = 0; i < size; i++) {
            String input = inputs.next();
            try {
                long took = time(target, input);
                slowest.accumulateAndGet(took, Math::max);
                if (took > SLOWEST) {
                    failures.add(new Failure(target.name(), block, input, "took " + took / 1_000_000 + " ms"));
                }
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
                // Whatever a parser throws is what is looked for here.
                failures.add(new Failure(target.name(), block, input, thrown.toString()));
            }
        }
        return failures;
    }

    /// The time that passed, or where that was long the processor's time for this thread in the best of three more tries, so that
    /// a busy machine is not taken for a slow parser.
    private static long time(Target target, String input) {
        long began = System.nanoTime();
        target.reading().accept(input);
        long best = System.nanoTime() - began;
        for (int tries = 0; tries < 3 && best > SLOWEST / 10; tries++) {
            long used = THREADS.getCurrentThreadCpuTime();
            target.reading().accept(input);
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - used);
        }
        return best;
    }

    private static String escaped(String input) {
        var text = new StringBuilder();
        input.chars().limit(SHOWN).forEach(c -> text.append(c >= ' ' && c < 0x7F && c != '\\' ? String.valueOf((char) c) : String.format("\\x%02x", c)));
        return input.length() > SHOWN ? text + "…" : text.toString();
    }
}

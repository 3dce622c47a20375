package org.mailward.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Measures what is asked for on the command line and prints it.
public final class Bench {

    /// A benchmark cannot run on this machine; the message says what is missing.
    static final class CannotMeasureException extends RuntimeException {

        private static final long serialVersionUID = 1;

        CannotMeasureException(String message) {
            super(message);
        }
    }

    private Bench() {
    }

    /// @param arguments `scan`, `examine`, `intake`, `chaos`, `checker`, `portal`, `traffic` or `report`
    public static void main(String[] arguments) throws Exception {
        var what = arguments.length == 0 ? "scan" : arguments[0];
        var folder = Path.of(System.getProperty("bench.dir", "target/bench")).toAbsolutePath();
        int domains = Integer.getInteger("bench.domains", 0);
        try {
            switch (what) {
                case "scan" -> new ScanRun(folder, domains > 0 ? domains : 50_000).run();
                case "examine" -> new ScanRun(folder, domains > 0 ? domains : 2_000).examine();
                case "intake" -> new IntakeRun(folder, Integer.getInteger("bench.reports", 20_000)).run();
                case "chaos" -> new ChaosRun(folder, domains > 0 ? domains : 1_020).run();
                case "checker" -> new CheckerRun(folder, domains > 0 ? domains : 20).run();
                case "portal" -> new PortalRun(folder, domains > 0 ? domains : 40_000, Duration.ofSeconds(Integer.getInteger("bench.seconds", 120))).run();
                case "traffic" -> new TrafficRun(folder, Long.getLong("bench.rows", TrafficRun.USUAL), Boolean.getBoolean("bench.sums-only")).run();
                case "report" -> new ReportRun(folder, domains > 0 ? domains : ReportRun.LARGEST_OF_THE_DEMO).run();
                default -> {
                    System.err.println("There is no benchmark '" + what + "'; there are: " + String.join(", ", List.of("scan", "examine", "intake", "chaos", "checker", "portal", "traffic", "report")));
                    System.exit(2);
                }
            }
        } catch (CannotMeasureException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }
}

package org.mailward.intake.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.intake.ArrivedBytes;
import org.mailward.mailauth.report.ReportLimits;

/// How much one arrival may be, packed and unpacked.
@ApplicationScoped
public class IntakeLimits {

    @Inject
    @ConfigProperty(name = ArrivedBytes.MOST, defaultValue = ArrivedBytes.MOST_UNSET)
    private long arrivalBytes;

    @Inject
    @ConfigProperty(name = "mailward.intake.unpacked-bytes", defaultValue = "1073741824")
    private long unpackedBytes;

    @Inject
    @ConfigProperty(name = "mailward.intake.ratio", defaultValue = "250")
    private int ratio;

    @Inject
    @ConfigProperty(name = "mailward.intake.files", defaultValue = "200")
    private int files;

    @Inject
    @ConfigProperty(name = "mailward.intake.rows", defaultValue = "500000")
    private int rows;

    @Inject
    @ConfigProperty(name = "mailward.intake.ratio-from", defaultValue = "33554432")
    private long ratioFrom;

    @Inject
    @ConfigProperty(name = "mailward.intake.depth", defaultValue = "8")
    private int depth;

    @Inject
    @ConfigProperty(name = "mailward.intake.text-bytes", defaultValue = "65536")
    private int text;

    @Inject
    @ConfigProperty(name = "mailward.intake.nesting", defaultValue = "32")
    private int nesting;

    @Inject
    @ConfigProperty(name = "mailward.intake.rows-before-head", defaultValue = "20000")
    private int waiting;

    @Inject
    @ConfigProperty(name = "mailward.intake.failure-bytes", defaultValue = "10485760")
    private int message;

    @Inject
    @ConfigProperty(name = "mailward.intake.sources-bytes", defaultValue = "33554432")
    private long sources;

    @Inject
    @ConfigProperty(name = "mailward.intake.time", defaultValue = "PT2M")
    private Duration time;

    private ReportLimits report = ReportLimits.DEFAULTS;

    @PostConstruct
    void check() {
        if (arrivalBytes < 1) {
            throw new IllegalArgumentException("mailward.intake.arrival-bytes is at least 1, not " + arrivalBytes);
        }
        if (!time.isPositive()) {
            throw new IllegalArgumentException("mailward.intake.time is longer than nothing, not " + time);
        }
        report = new ReportLimits(unpackedBytes, ratio, ratioFrom, depth, files, rows, text, nesting, waiting, message);
    }

    /// The most bytes of one arrival as it comes in.
    public long arrivalBytes() {
        return arrivalBytes;
    }

    ReportLimits report() {
        return report;
    }

    /// The most bytes that the servers and signatures of one report may take in memory.
    long sources() {
        return sources;
    }

    /// Begins to run when it is called.
    ReadingTime readingTime() {
        return new ReadingTime(time);
    }
}

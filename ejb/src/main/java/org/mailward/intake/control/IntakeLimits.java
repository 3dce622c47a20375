package org.mailward.intake.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    private ReportLimits report = ReportLimits.DEFAULTS;

    @PostConstruct
    void check() {
        if (arrivalBytes < 1) {
            throw new IllegalArgumentException("mailward.intake.arrival-bytes is at least 1, not " + arrivalBytes);
        }
        var usual = ReportLimits.DEFAULTS;
        report = new ReportLimits(unpackedBytes, ratio, usual.ratioFrom(), usual.depth(), files, rows, usual.text(), usual.nesting(), usual.waiting(), usual.message());
    }

    /// The most bytes of one arrival as it comes in.
    public long arrivalBytes() {
        return arrivalBytes;
    }

    ReportLimits report() {
        return report;
    }
}

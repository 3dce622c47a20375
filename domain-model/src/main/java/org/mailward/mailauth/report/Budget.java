package org.mailward.mailauth.report;

/// What one arrival may still unpack to.
final class Budget {

    private final ReportLimits limits;
    private final Patience patience;
    private long bytes;
    private int files;

    Budget(ReportLimits limits, Patience patience) {
        this.limits = limits;
        this.patience = patience;
    }

    ReportLimits limits() {
        return limits;
    }

    /// True when nothing more may be unpacked.
    boolean isSpent() {
        return bytes >= limits.bytes() || files >= limits.files();
    }

    void file() throws BrokenContent {
        if (files == limits.files()) {
            throw new BrokenContent(Fault.TOO_MANY_FILES, "There are more than " + limits.files() + " files in it; the rest was not looked at.", "");
        }
        files++;
    }

    /// @throws BrokenContent when nobody waits any longer
    void hurry() throws BrokenContent {
        if (patience.isOver()) {
            throw new BrokenContent(Fault.TOO_SLOW, "It took longer to read than is allowed. Reports are read within seconds; files that are made to keep a machine busy are not.", "");
        }
    }

    void spend(long count) throws BrokenContent {
        hurry();
        bytes += count;
        if (bytes > limits.bytes()) {
            throw new BrokenContent(Fault.TOO_LARGE, "It unpacks to more than " + Sizes.of(limits.bytes()) + ", which is the most that is unpacked of one mail or file.", "");
        }
    }

    void judge(long in, long out) throws BrokenContent {
        if (out > limits.ratioFrom() && out / limits.ratio() > in) {
            throw new BrokenContent(Fault.TOO_DENSE, "It unpacks to more than " + limits.ratio() + " times its size. Reports do not, but files that are made to fill a disk do.", "");
        }
    }
}

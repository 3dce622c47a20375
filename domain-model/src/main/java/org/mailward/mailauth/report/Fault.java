package org.mailward.mailauth.report;

/// Why something could not be taken as a report. Ids are permanent: they are stored with arrivals.
public enum Fault {
    /// Nothing that looks like a report.
    NO_REPORT("no-report"),
    /// A file that looked like a report and is none.
    NOT_A_REPORT("not-a-report"),
    /// No bytes at all.
    EMPTY("empty"),
    /// Packed in a way that is not read, or locked by a password.
    PACKING_UNKNOWN("packing-unknown"),
    /// The packed file is damaged.
    PACKING_BROKEN("packing-broken"),
    /// Unpacks to more than is allowed.
    TOO_LARGE("too-large"),
    /// Unpacks to far more than it should, as bombs do.
    TOO_DENSE("too-dense"),
    /// Took longer to read than is allowed.
    TOO_SLOW("too-slow"),
    /// Rows of more servers and signatures than are kept.
    TOO_MANY_SOURCES("too-many-sources"),
    /// Too many containers inside each other.
    TOO_DEEP("too-deep"),
    /// Too many files.
    TOO_MANY_FILES("too-many-files"),
    /// Breaks off.
    TRUNCATED("truncated"),
    /// Not well-formed, in a way that leaves records in doubt.
    MALFORMED("malformed"),
    /// Declares entities of its own.
    ENTITIES("entities"),
    /// More elements inside each other than is allowed.
    NESTED_TOO_DEEP("nested-too-deep"),
    /// A text longer than is allowed.
    TEXT_TOO_LONG("text-too-long"),
    /// More rows than are allowed.
    TOO_MANY_ROWS("too-many-rows"),
    /// More rows before the head than are kept waiting.
    HEADER_TOO_LATE("header-too-late"),
    /// Two reports in one file.
    SEVERAL_REPORTS("several-reports"),
    /// One thing said twice, differently.
    CONTRADICTORY("contradictory"),
    /// No beginning or end, or one that is no time.
    RANGE_UNREADABLE("range-unreadable"),
    /// A range of time that cannot be right.
    RANGE_ABSURD("range-absurd"),
    /// The domain is missing or is none.
    DOMAIN_UNREADABLE("domain-unreadable"),
    /// A count that is missing, negative or no number.
    COUNT_UNREADABLE("count-unreadable"),
    /// A source that is no IP address.
    SOURCE_UNREADABLE("source-unreadable"),
    /// Bytes did not come to their end.
    INTERRUPTED("interrupted");

    private final String id;

    Fault(String id) {
        this.id = id;
    }

    /// The permanent id, such as `too-large`.
    public String id() {
        return id;
    }
}

package org.mailward.mailauth.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Hands a report on as its taker wants it: the head first, then every row in order. Rows that stand before the head wait for it.
final class HeadFirst {

    /// The most characters that the rows which wait for the head may have together; each has its own limit.
    private static final long MOST_WAITING = 8L << 20;

    private final ReportLimits limits;
    private final HeaderParts header;
    private final AggregateRows taker;
    private final Set<Quirk> quirks;
    private final List<AggregateRow> waiting = new ArrayList<>();
    private long waitingLetters;
    private Optional<AggregateHeader> told = Optional.empty();
    private int count;
    private long messages;

    HeadFirst(ReportLimits limits, HeaderParts header, AggregateRows taker, Set<Quirk> quirks) {
        this.limits = limits;
        this.header = header;
        this.taker = taker;
        this.quirks = quirks;
    }

    /// Rows so far.
    int count() {
        return count;
    }

    /// @throws BrokenContent when there are more rows than one report may have
    void makeRoom() throws BrokenContent {
        if (count == limits.rows()) {
            throw new BrokenContent(Fault.TOO_MANY_ROWS, "The report has more than " + limits.rows() + " records, which is more than is read of one.", "");
        }
    }

    void row(AggregateRow row) throws IOException {
        if (header.isComplete()) {
            begin();
            taker.row(row);
        } else if (waiting.size() == limits.waiting() || waitingLetters > MOST_WAITING) {
            throw new BrokenContent(Fault.HEADER_TOO_LATE, "More than " + waiting.size() + " records stand before the report says who sent it and what it is about.", "");
        } else {
            waiting.add(row);
            waitingLetters += row.letters();
        }
        messages = Math.addExact(messages, row.messages());
        if (messages > RowParts.MOST_MESSAGES) {
            throw new BrokenContent(Fault.COUNT_UNREADABLE, "The report counts more than " + RowParts.MOST_MESSAGES + " messages, which is more than any receiver sees in a year.", "");
        }
        count++;
    }

    /// Hands on what waits still.
    /// @throws BrokenContent when the head contradicts what the rows were told to belong to
    AggregateReading.Read finish() throws IOException {
        begin();
        AggregateHeader last = header.header();
        AggregateHeader first = told.orElse(last);
        if (!last.organization().equals(first.organization()) || !last.id().equals(first.id())) {
            throw new BrokenContent(Fault.CONTRADICTORY, "The report says who sent it, or its id, after its records have begun.", "");
        }
        header.judge(last);
        if (count == 0) {
            quirks.add(Quirk.ZERO_RECORDS);
        }
        return new AggregateReading.Read(last, count, messages, quirks);
    }

    /// Tells the head, where that was not done, and the rows that waited for it.
    private void begin() throws IOException {
        if (told.isPresent()) {
            return;
        }
        AggregateHeader first = header.header();
        told = Optional.of(first);
        taker.begin(first);
        if (!waiting.isEmpty()) {
            quirks.add(Quirk.LATE_HEADER);
        }
        for (AggregateRow each : waiting) {
            taker.row(each);
        }
        waiting.clear();
    }
}

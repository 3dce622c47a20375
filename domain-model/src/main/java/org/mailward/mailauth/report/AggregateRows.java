package org.mailward.mailauth.report;

import java.io.IOException;

/// Takes a report's rows as they are read.
///
/// Nothing that was taken counts before the reader returned [AggregateReading.Read]: a file may turn out to be broken at its end.
public interface AggregateRows {

    /// Once, before the first row. What stands after the rows of a file, such as an extension, is in the result's header alone;
    /// organization, id, range and domain never differ.
    void begin(AggregateHeader header) throws IOException;

    /// In the order of the file.
    /// @throws BrokenContent to take no more: then the whole report is refused
    void row(AggregateRow row) throws IOException;
}

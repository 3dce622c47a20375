package org.mailward.mailauth.report;

/// Why a file, or a part of an arrival, was not taken: nothing of it may be counted.
///
/// @param fault for machines
/// @param sentence for people: what is wrong and, where there is one, how to mend it; foreign text in it is made fit to be shown
/// @param where such as `zip[2] report.xml` or `record 17`; empty when it is about the whole
public record Unreadable(Fault fault, String sentence, String where) implements AggregateReading, FailureReading, TlsReading {

    /// The same, found at a place further out.
    Unreadable inside(String outer) {
        return new Unreadable(fault, sentence, outer.isEmpty() ? where : where.isEmpty() ? outer : outer + ", " + where);
    }
}

package org.mailward.mailauth.report;

/// How much of one arrival is unpacked and read.
///
/// Every limit holds while the content streams: nothing is unpacked first and measured afterwards.
///
/// @param bytes the most bytes that one arrival may unpack to, all its files and layers counted together; default 1 GiB
/// @param ratio the most bytes out for one byte in, judged once `ratioFrom` bytes came out; default 250
/// @param ratioFrom bytes that any file may unpack to whatever its ratio; default 32 MiB
/// @param depth the most containers inside each other, a mail in a mail included; default 8
/// @param files the most files of one arrival, containers included; default 200
/// @param rows the most rows of one aggregate report, and the most policies and failure details of one TLS report; default 1,000,000
/// @param text the most bytes of one text, name, attribute or header field; default 64 KiB
/// @param nesting the most elements or JSON values inside each other; default 32
/// @param waiting the most rows kept until a report's head is known, where the head comes late; default 20,000
/// @param message the most bytes of one failure report that are read; what is beyond is the reported message's body; default 10 MiB
public record ReportLimits(long bytes, int ratio, long ratioFrom, int depth, int files, int rows, int text, int nesting, int waiting, int message) {

    public static final ReportLimits DEFAULTS = new ReportLimits(1L << 30, 250, 32L << 20, 8, 200, 1_000_000, 64 << 10, 32, 20_000, 10 << 20);

    public ReportLimits {
        if (bytes < 1 || ratio < 1 || ratioFrom < 1 || depth < 1 || files < 1 || rows < 1 || text < 16 || nesting < 8 || waiting < 0 || message < 1) {
            throw new IllegalArgumentException("Reports need room; one of these limits leaves none: " + bytes + " bytes, ratio " + ratio + " from " + ratioFrom + " bytes, depth " + depth
                    + ", " + files + " files, " + rows + " rows, " + text + " bytes a text, nesting " + nesting + ", " + waiting + " rows waiting, " + message + " bytes a message");
        }
    }
}

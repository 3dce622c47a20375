package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;

/// Finds the reports inside whatever arrived: a mail, or a file that is packed or not.
///
/// Everything is told by its bytes, never by its name or type: mails with parts inside parts, gzip (also twice, several joined, or
/// with something behind), zip, zlib, Outlook's `winmail.dat`, base64 that nobody announced. A failure report in ARF is handed over
/// whole, with the mail's header. It streams: memory is flat in the size of the arrival, and a bomb ends at the first limit.
public final class Unpacking {

    private Unpacking() {
    }

    /// @param arrival the bytes; read to the end, not closed
    /// @param name the file's name, or empty; no more than a hint
    /// @param payloads takes each report; one that is broken does not spoil its neighbours
    /// @throws IOException when the arrival cannot be read or the taker cannot go on; what is wrong with the content is in the result
    public static Unpacked unpack(InputStream arrival, String name, ReportLimits limits, Payloads payloads) throws IOException {
        return unpack(arrival, name, limits, Patience.ENDLESS, payloads);
    }

    /// The same for those who cannot wait for ever: what is not read when the patience is over is [Fault#TOO_SLOW].
    public static Unpacked unpack(InputStream arrival, String name, ReportLimits limits, Patience patience, Payloads payloads) throws IOException {
        return new Unpacker(new Budget(limits, patience), payloads).unpack(arrival, name);
    }
}

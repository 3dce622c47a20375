package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/// The files inside a zip file, one after the other while it streams.
///
/// What a zip file says about sizes is not believed: deflated bytes say themselves where they end, and the check sum says whether
/// they are right. After a damaged file it goes on at the next that can be found.
final class ZipFiles {

    private static final int LOCAL = 0x04034B50;
    private static final int DESCRIPTOR = 0x08074B50;
    private static final int LOCKED = 1;
    private static final int SIZES_FOLLOW = 8;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int HEADER = 30;
    private static final long UNKNOWN_SIZE = 0xFFFF_FFFFL;

    private final Peekable in;
    private final Budget budget;
    private final Set<Quirk> quirks;
    private String name = "";
    private int flags;
    private int method;
    private long check;
    private long packed;

    ZipFiles(Peekable in, Budget budget, Set<Quirk> quirks) {
        this.in = in;
        this.budget = budget;
        this.quirks = quirks;
    }

    String name() {
        return name;
    }

    /// Goes on to the next file; folders are passed over.
    ///
    /// @return false when there is none
    boolean next() throws IOException {
        while (find()) {
            byte[] header = in.readNBytes(HEADER);
            flags = number(header, 6, 2);
            method = number(header, 8, 2);
            check = number(header, 14, 4) & 0xFFFF_FFFFL;
            packed = number(header, 18, 4) & 0xFFFF_FFFFL;
            byte[] text = in.readNBytes(number(header, 26, 2));
            in.readNBytes(number(header, 28, 2));
            name = new String(text, StandardCharsets.UTF_8);
            if (!name.endsWith("/") || packed > 0) {
                return true;
            }
        }
        return false;
    }

    /// Passes over everything up to the next file's header: descriptors, what is left of a damaged file, the directory at the end.
    private boolean find() throws IOException {
        while (true) {
            byte[] ahead = in.peek(HEADER);
            if (ahead.length < HEADER) {
                in.skipNBytes(ahead.length);
                return false;
            }
            if (number(ahead, 0, 4) == LOCAL) {
                return true;
            }
            in.skipNBytes(1);
            int next = 1;
            while (next < ahead.length && ahead[next] != 'P') {
                next++;
            }
            in.skipNBytes(next - 1L);
        }
    }

    private static int number(byte[] octets, int at, int length) {
        int value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | octets[at + i] & 0xFF;
        }
        return value;
    }

    /// @throws BrokenContent when the file is locked, or packed in a way that is not read
    InputStream content() throws IOException {
        if ((flags & LOCKED) != 0) {
            skip();
            throw new BrokenContent(Fault.PACKING_UNKNOWN, "The file is locked by a password. Reports are sent without.", "");
        }
        if (method == DEFLATED) {
            return new Checked(new Inflation(in, Inflation.Frame.NONE, budget, quirks));
        }
        if (method == STORED) {
            return new Stored();
        }
        skip();
        throw new BrokenContent(Fault.PACKING_UNKNOWN, "The file is packed inside the zip file in a way that is not read (method " + method + "). Reports are deflated.", "");
    }

    private void skip() throws IOException {
        boolean known = (flags & SIZES_FOLLOW) == 0 && packed != UNKNOWN_SIZE;
        for (long left = known ? packed : 0; left > 0 && in.peek() >= 0; left--) {
            in.read();
        }
    }

    /// A deflated file whose check sum is looked at where it ends.
    private final class Checked extends InputStream {

        private final Inflation inflation;
        private boolean ended;

        Checked(Inflation inflation) {
            this.inflation = inflation;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = ended ? -1 : inflation.read(buffer, offset, length);
            if (count < 0 && !ended) {
                ended = true;
                byte[] after = in.peek(8);
                boolean signed = after.length == 8 && number(after, 0, 4) == DESCRIPTOR;
                long wanted = (flags & SIZES_FOLLOW) == 0 ? check : after.length < 8 ? inflation.sum() : number(after, signed ? 4 : 0, 4) & 0xFFFF_FFFFL;
                if (wanted != inflation.sum()) {
                    throw Inflation.broken("The file inside the zip file is damaged: its check sum is another. Ask the reporter to send it again.");
                }
            }
            return count;
        }

        @Override
        public void close() {
            inflation.close();
        }
    }

    /// A file that is not packed. Where its size is not told before it, it ends at the descriptor whose figures are right.
    private final class Stored extends InputStream {

        private final CRC32 sum = new CRC32();
        private long count;
        private boolean ended;

        @Override
        public int read() throws IOException {
            if (ended) {
                return -1;
            }
            boolean told = (flags & SIZES_FOLLOW) == 0;
            if (told ? count == packed : isEnd()) {
                ended = true;
                if (told && check != sum.getValue()) {
                    throw Inflation.broken("The file inside the zip file is damaged: its check sum is another. Ask the reporter to send it again.");
                }
                return -1;
            }
            int octet = in.read();
            if (octet < 0) {
                ended = true;
                throw Inflation.cut();
            }
            sum.update(octet);
            count++;
            budget.spend(1);
            return octet;
        }

        private boolean isEnd() throws IOException {
            if (in.peek() != 'P') {
                return false;
            }
            byte[] ahead = in.peek(16);
            return ahead.length == 16 && number(ahead, 0, 4) == DESCRIPTOR && (number(ahead, 4, 4) & 0xFFFF_FFFFL) == sum.getValue() && (number(ahead, 8, 4) & 0xFFFF_FFFFL) == count;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int made = 0;
            while (made < length) {
                int octet = read();
                if (octet < 0) {
                    return made == 0 ? -1 : made;
                }
                buffer[offset + made++] = (byte) octet;
            }
            return made;
        }
    }
}

package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;

/// The attachments inside a `winmail.dat`, as Outlook packs them (Transport Neutral Encapsulation Format), one after the other.
final class TnefFiles {

    private static final int HEAD = 6;
    private static final int ATTRIBUTE = 9;
    private static final int DATA = 0x800F;

    private final Peekable in;
    private long left;
    private int sum;

    TnefFiles(Peekable in) throws IOException {
        this.in = in;
        in.readNBytes(HEAD);
    }

    /// Goes on to the next attachment's data; every other attribute is passed over.
    ///
    /// @return false when there is none
    boolean next() throws IOException {
        pass();
        while (true) {
            byte[] head = in.readNBytes(ATTRIBUTE);
            if (head.length < ATTRIBUTE) {
                return false;
            }
            left = (head[5] & 0xFF | (head[6] & 0xFF) << 8 | (head[7] & 0xFF) << 16 | (long) (head[8] & 0xFF) << 24) + 2;
            if ((head[1] & 0xFF | (head[2] & 0xFF) << 8) == DATA) {
                // The check sum after the data is passed over with what is left.
                left -= 2;
                sum = 2;
                return true;
            }
            pass();
        }
    }

    private void pass() throws IOException {
        for (long passed = left + sum; passed > 0 && in.peek() >= 0; passed--) {
            in.read();
        }
        left = 0;
        sum = 0;
    }

    InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                if (left == 0) {
                    return -1;
                }
                int octet = in.read();
                if (octet < 0) {
                    throw Inflation.cut();
                }
                left--;
                return octet;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (left == 0) {
                    return length == 0 ? 0 : -1;
                }
                int count = in.read(buffer, offset, (int) Math.min(length, left));
                if (count < 0) {
                    throw Inflation.cut();
                }
                left -= count;
                return count;
            }
        };
    }
}

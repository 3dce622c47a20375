package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Undoes what mails do to their parts for the way: base64 and quoted-printable (RFC 2045 §6). What does not belong is passed over.
final class Transfer extends InputStream {

    private static final int BLOCK = 1 << 13;
    private static final byte[] SYMBOLS = new byte[256];

    static {
        Arrays.fill(SYMBOLS, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            SYMBOLS[alphabet.charAt(i)] = (byte) i;
        }
    }

    private final InputStream in;
    private final boolean base64;
    private final byte[] given = new byte[BLOCK];
    private int givenAt;
    private int givenEnd;
    private final byte[] made = new byte[BLOCK + 4];
    private int at;
    private int end;
    private int bits;
    private int symbols;

    private Transfer(InputStream in, boolean base64) {
        this.in = in;
        this.base64 = base64;
    }

    static InputStream base64(InputStream in) {
        return new Transfer(in, true);
    }

    /// @param encoding as the header names it; every other leaves the content as it is
    static InputStream decoded(InputStream in, String encoding) {
        return switch (encoding) {
            case "base64" -> new Transfer(in, true);
            case "quoted-printable" -> new Transfer(in, false);
            default -> in;
        };
    }

    @Override
    public int read() throws IOException {
        return fill() ? made[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(made, at, buffer, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at == end) {
            at = 0;
            end = 0;
            if (base64 ? !symbols() : !quoted()) {
                return false;
            }
        }
        return true;
    }

    private int next() throws IOException {
        if (givenAt == givenEnd) {
            givenAt = 0;
            givenEnd = Math.max(0, in.read(given, 0, BLOCK));
            if (givenEnd == 0) {
                return -1;
            }
        }
        return given[givenAt++] & 0xFF;
    }

    /// @return false at the end
    private boolean symbols() throws IOException {
        while (end < BLOCK) {
            int c = next();
            if (c < 0 || c == '=') {
                rest();
                if (c < 0) {
                    return end > 0;
                }
                continue;
            }
            int symbol = SYMBOLS[c];
            if (symbol >= 0) {
                bits = bits << 6 | symbol;
                if (++symbols == 4) {
                    made[end++] = (byte) (bits >>> 16);
                    made[end++] = (byte) (bits >>> 8);
                    made[end++] = (byte) bits;
                    symbols = 0;
                    bits = 0;
                }
            }
        }
        return true;
    }

    private void rest() {
        if (symbols == 2) {
            made[end++] = (byte) (bits >>> 4);
        } else if (symbols == 3) {
            made[end++] = (byte) (bits >>> 10);
            made[end++] = (byte) (bits >>> 2);
        }
        symbols = 0;
        bits = 0;
    }

    private boolean quoted() throws IOException {
        while (end < BLOCK) {
            int c = next();
            if (c < 0) {
                return end > 0;
            }
            if (c != '=') {
                made[end++] = (byte) c;
                continue;
            }
            int first = next();
            if (first == '\n' || first < 0) {
                continue;
            }
            int second = next();
            if (first == '\r' && second == '\n') {
                continue;
            }
            int high = Character.digit(first, 16);
            int low = second < 0 ? -1 : Character.digit(second, 16);
            if (high >= 0 && low >= 0) {
                made[end++] = (byte) (high << 4 | low);
            } else {
                made[end++] = '=';
                made[end++] = (byte) first;
                if (second >= 0) {
                    made[end++] = (byte) second;
                }
            }
        }
        return true;
    }
}

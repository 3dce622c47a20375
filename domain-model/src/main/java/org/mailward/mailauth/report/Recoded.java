package org.mailward.mailauth.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// UTF-8 made of another character set while it streams.
final class Recoded extends InputStream {

    private static final int CHARACTERS = 4096;

    private final Reader reader;
    private final char[] characters = new char[CHARACTERS + 1];
    private byte[] octets = {};
    private int at;

    Recoded(InputStream in, Charset charset) {
        this.reader = new InputStreamReader(in, charset);
    }

    @Override
    public int read() throws IOException {
        return fill() ? octets[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, octets.length - at);
        System.arraycopy(octets, at, buffer, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at == octets.length) {
            int count = reader.read(characters, 0, CHARACTERS);
            if (count < 0) {
                return false;
            }
            // The two halves of a character stay together.
            if (count > 0 && Character.isHighSurrogate(characters[count - 1])) {
                int other = reader.read();
                if (other >= 0) {
                    characters[count++] = (char) other;
                }
            }
            octets = new String(characters, 0, count).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return true;
    }
}

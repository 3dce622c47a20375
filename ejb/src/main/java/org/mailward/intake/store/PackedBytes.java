package org.mailward.intake.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.mailward.intake.ArrivedBytes;

/// The bytes of an arrival as they are kept: deflated (RFC 1950), with the SHA-256 and the size of what they were.
public final class PackedBytes {

    private static final int BLOCK = 1 << 13;
    /// How base64 of a gzip and of a zip file begins.
    private static final byte[] GZIP = "H4sI".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZIP = "UEsD".getBytes(StandardCharsets.US_ASCII);
    private static final int PREFIX = GZIP.length;

    private final byte[] packed;
    private final byte[] sha256;
    private final long size;

    private PackedBytes(byte[] packed, byte[] sha256, long size) {
        this.packed = packed;
        this.sha256 = sha256;
        this.size = size;
    }

    /// @throws IOException when the bytes cannot be read
    public static PackedBytes of(ArrivedBytes arrived) throws IOException {
        var digest = sha256();
        var out = new ByteArrayOutputStream((int) Math.min(arrived.size() + 256, 1 << 16));
        var deflater = new Deflater(Deflater.BEST_SPEED);
        long size = 0;
        try (InputStream in = arrived.open(); var deflated = new DeflaterOutputStream(out, deflater, BLOCK)) {
            var block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                if (size == 0 && holdsPacked(block, read)) {
                    deflater.setStrategy(Deflater.HUFFMAN_ONLY);
                }
                digest.update(block, 0, read);
                deflated.write(block, 0, read);
                size += read;
            }
        } finally {
            deflater.end();
        }
        return new PackedBytes(out.toByteArray(), digest.digest(), size);
    }

    /// Most arrivals are mails with base64 of something packed. To code its letters by how often they come takes the quarter off that base64
    /// adds; to look for what comes again would be in vain.
    private static boolean holdsPacked(byte[] bytes, int length) {
        for (int i = 1; i + PREFIX <= length; i++) {
            if (bytes[i - 1] == '\n' && (begins(GZIP, bytes, i) || begins(ZIP, bytes, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(byte[] with, byte[] bytes, int at) {
        return Arrays.equals(with, 0, PREFIX, bytes, at, at + PREFIX);
    }

    static InputStream unpacked(byte[] packed) {
        return new InflaterInputStream(new ByteArrayInputStream(packed));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// The whole array, not to be changed.
    byte[] packed() {
        return packed;
    }

    byte[] digest() {
        return sha256;
    }

    /// In bytes, unpacked.
    public long size() {
        return size;
    }
}

package org.mailward.mailauth.keys;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Certificates with keys that are too large to be calculated with.
public final class HugeKeys {

    private static final byte[] DSA_SHA256 = value(0x30, new byte[] {0x06, 0x09, 0x60, (byte) 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x02});
    private static final byte[] DSA = {0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x38, 0x04, 0x01};
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};

    private HugeKeys() {
    }

    /// A certificate that is its own issuer, whose signature holds: every power of 1 is 1, so that it is found out at once, where a
    /// stranger would take care that it takes long.
    ///
    /// @param octets the size of the key's modulus
    public static byte[] dsa(int octets) {
        byte[] name = value(0x30, value(0x31, value(0x30, COMMON_NAME, value(0x0C, "huge".getBytes(StandardCharsets.US_ASCII)))));
        byte[] key = value(0x30,
                value(0x30, DSA, value(0x30, integer(odd(octets * 8)), integer(odd(256)), integer(BigInteger.ONE))),
                value(0x03, new byte[] {0}, integer(BigInteger.ONE)));
        byte[] inner = value(0x30, value(0xA0, integer(BigInteger.TWO)), integer(BigInteger.ONE), DSA_SHA256, name,
                value(0x30, time("250101000000Z"), time("450101000000Z")), name, key);
        byte[] signature = value(0x30, integer(BigInteger.ONE), integer(BigInteger.ONE));
        return value(0x30, inner, DSA_SHA256, value(0x03, new byte[] {0}, signature));
    }

    private static BigInteger odd(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
    }

    private static byte[] integer(BigInteger number) {
        return value(0x02, number.toByteArray());
    }

    private static byte[] time(String text) {
        return value(0x17, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] value(int tag, byte[]... parts) {
        var contents = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            contents.writeBytes(part);
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        int length = contents.size();
        if (length < 0x80) {
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        out.writeBytes(contents.toByteArray());
        return out.toByteArray();
    }
}

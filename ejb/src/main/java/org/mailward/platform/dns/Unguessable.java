package org.mailward.platform.dns;

import java.security.SecureRandom;
import java.util.concurrent.locks.ReentrantLock;

/// Numbers that nobody outside can foresee, drawn in supplies because a secure generator is slow to call.
final class Unguessable {

    private static final int SUPPLY = 8 * 1024;

    private final SecureRandom source = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private final byte[] supply = new byte[SUPPLY];
    private int used = SUPPLY;

    long nextLong() {
        lock.lock();
        try {
            if (used > SUPPLY - Long.BYTES) {
                source.nextBytes(supply);
                used = 0;
            }
            long number = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                number = number << Byte.SIZE | supply[used] & 0xFF;
                supply[used++] = 0;
            }
            return number;
        } finally {
            lock.unlock();
        }
    }
}

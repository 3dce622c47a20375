package org.mailward.mailauth.report;

/// Sizes for people.
final class Sizes {

    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB"};

    private Sizes() {
    }

    static String of(long bytes) {
        int unit = 0;
        long value = bytes;
        while (unit < UNITS.length - 1 && value >= 1024) {
            value /= 1024;
            unit++;
        }
        return value + " " + UNITS[unit];
    }
}

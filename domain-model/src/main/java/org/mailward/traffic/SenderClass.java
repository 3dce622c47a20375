package org.mailward.traffic;

/// What a source is to the domain in whose name it sends, the one that deserves most care when a policy gets stricter first.
public enum SenderClass {
    ALIGNED(1), UNALIGNED(2), FORWARDER(3), UNKNOWN(4), ABUSE(5);

    private final int code;

    SenderClass(int code) {
        this.code = code;
    }

    /// The number by which the database knows it: 1 to 5.
    public int code() {
        return code;
    }

    /// @throws IllegalArgumentException when no class has this number
    public static SenderClass of(int code) {
        for (var one : values()) {
            if (one.code == code) {
                return one;
            }
        }
        throw new IllegalArgumentException(code + " is no class of a source");
    }
}

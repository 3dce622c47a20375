package org.mailward.sources;

import java.util.Arrays;
import java.util.Optional;

/// What a source of mail is to the domain in whose name it sends.
public enum SourceClass {
    /// SPF or DKIM passes for the domain itself: a named service that was set up for it, or a server of its own.
    ALIGNED(1),
    /// A service that is known, or a server that the domain itself allows, but nothing that passes is aligned with the domain.
    KNOWN_UNALIGNED(2),
    /// It hands on mail that somebody else has sent: a forwarding mailbox, a mailing list, a security gateway.
    FORWARDER(3),
    /// Nothing says who it is, and little says that it is bad.
    UNKNOWN(4),
    /// Several things speak for somebody who forges the domain.
    LIKELY_ABUSE(5);

    private final int code;

    SourceClass(int code) {
        this.code = code;
    }

    /// The number by which the database knows the class: 1 to 5.
    public int code() {
        return code;
    }

    /// Does mail of such a source look as if the domain's owner wanted it?
    public boolean wanted() {
        return switch (this) {
            case ALIGNED, KNOWN_UNALIGNED, FORWARDER -> true;
            case UNKNOWN, LIKELY_ABUSE -> false;
        };
    }

    /// @return empty when no class has this number
    public static Optional<SourceClass> of(int code) {
        return Arrays.stream(values()).filter(one -> one.code == code).findFirst();
    }
}

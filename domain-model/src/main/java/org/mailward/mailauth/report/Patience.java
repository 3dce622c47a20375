package org.mailward.mailauth.report;

/// For how long whoever waits for an arrival to be read will wait. The kernel has no clock, so it asks.
@FunctionalInterface
public interface Patience {

    /// For those who can wait.
    Patience ENDLESS = () -> false;

    /// True once it is over; asked again and again while bytes are read.
    boolean isOver();
}

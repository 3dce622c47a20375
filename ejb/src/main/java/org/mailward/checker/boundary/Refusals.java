package org.mailward.checker.boundary;

/// Why a check or look-up is not begun now.
public final class Refusals {

    public static final String OFTEN = "That were many checks within an hour. Wait a few minutes, then try again.";
    public static final String LOOKED_OFTEN = "Results were looked at very often from your network. Wait a minute, then open the link again.";
    public static final String BUSY = "Many domains are being checked right now. Try again in a few seconds.";

    public static final String BROKE = "Something went wrong on our side, not with the domain. Try again.";

    private Refusals() {
    }
}

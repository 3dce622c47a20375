package org.mailward.outbox;

import java.time.Duration;

/// What a mail is about, and for how long it is worth sending.
public enum MailKind {
    /// A seat is kept for a person, with the link to take it.
    INVITATION(Duration.ofDays(7)),
    /// A scan found something critical that the one before did not.
    CRITICAL_FINDING(Duration.ofDays(3)),
    /// What happened in a week.
    WEEKLY_SUMMARY(Duration.ofDays(3)),
    /// A report that the person asked for is ready.
    REPORT_READY(Duration.ofDays(3));

    private final Duration worth;

    MailKind(Duration worth) {
        this.worth = worth;
    }

    /// After this time it would tell an old story, and is given up.
    public Duration worth() {
        return worth;
    }
}

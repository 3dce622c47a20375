package org.mailward.assessment;

/// How much a finding matters, by what it lets happen.
public enum Severity {
    /// Anybody can send mail that receivers accept as the domain's own, or the domain's own mail is being refused now.
    CRITICAL,
    /// A protection that was published does not work, or the main protection is missing.
    HIGH,
    /// A protection works only in part, or its owner cannot see what it does.
    MEDIUM,
    /// Good practice that is missing, or a fault that receivers forgive.
    LOW,
    /// Worth knowing; nothing needs to be done for safety's sake.
    INFO
}

package org.mailward.publishing;

/// How much a finding matters, worst first.
public enum ReportSeverity {
    CRITICAL, HIGH, MEDIUM, LOW, INFO
}

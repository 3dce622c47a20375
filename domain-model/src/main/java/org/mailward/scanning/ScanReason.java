package org.mailward.scanning;

/// Why a scan was asked for.
public enum ScanReason {
    DOMAIN_ADDED, REQUESTED, DAILY
}

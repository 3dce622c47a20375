package org.mailward.mailauth.report;

/// Which identity SPF checked. RFC 9990 knows `MFROM` alone, RFC 7489 both.
public enum SpfScope {
    HELO, MFROM
}

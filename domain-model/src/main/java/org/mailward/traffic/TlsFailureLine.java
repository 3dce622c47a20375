package org.mailward.traffic;

import java.time.LocalDate;

/// Sessions that failed for one reason at one host in a range (RFC 8460 §4.3).
public record TlsFailureLine(String resultType, String receivingMx, long sessions, LocalDate lastDay, String reasonCode) {
}

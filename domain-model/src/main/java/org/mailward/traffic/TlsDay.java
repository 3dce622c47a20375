package org.mailward.traffic;

import java.time.LocalDate;

/// Sessions of one day in UTC.
public record TlsDay(LocalDate day, long successful, long failed) {
}

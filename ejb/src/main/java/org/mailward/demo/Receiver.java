package org.mailward.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.mailward.mailauth.dmarc.Standard;
import org.mailward.mailauth.dns.DomainName;

/// A mail service that reports on what it receives.
///
/// @param name as its reports have it
/// @param address of the server that sends its reports
/// @param software as its reports have it; empty when they do not say
/// @param share of all the mail of the world that comes to it, in percent
record Receiver(String domain, String name, String address, Standard standard, String software, int share) {

    private static final String TABLE = "receivers.tsv";
    private static final int CELLS = 6;
    private static final int FIRST_HOUR = 1;
    private static final int SECONDS = 5 * 3600;
    /// When all reports about the day before have left.
    static final Duration LAST_HOUR = Duration.ofHours(7);

    static List<Receiver> all() {
        return Table.read(TABLE, CELLS).stream().map(cells -> new Receiver(cells[0], cells[1], cells[2], Standard.valueOf(cells[3]), cells[4], Integer.parseInt(cells[5]))).toList();
    }

    String reporter() {
        return "noreply-dmarc@" + domain;
    }

    /// When its reports about a day leave: in the early hours of the next one.
    Instant sends(LocalDate about, DomainName subject, String kind) {
        return about.plusDays(1).atTime(LocalTime.of(FIRST_HOUR, 0)).toInstant(ZoneOffset.UTC).plusSeconds((long) (SECONDS * Chance.of(domain, subject, about, kind)));
    }
}

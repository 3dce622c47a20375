package org.mailward.intake.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mailward.mailauth.report.Quirk;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.mailauth.report.ReportRange;

/// What the books keep of a report besides its rows.
///
/// @param reporter as it names itself
/// @param sha256 of the report as it was unpacked, in hexadecimal
/// @param detail everything else, as JSON
public record ReportHead(ReportKind kind, String reporter, String email, String externalId, ReportRange range, String policyDomain, String sha256, int rows, long messages,
        List<String> quirks, boolean salvaged, String detail) {

    private static final int LONGEST = 500;
    /// In UTF-8.
    private static final int MOST_OCTETS = 1_000;
    /// No text of this length has more octets.
    private static final int SURE = MOST_OCTETS / 4;

    public ReportHead {
        reporter = cut(reporter);
        email = cut(email);
        externalId = cut(externalId);
        policyDomain = cut(policyDomain);
        quirks = List.copyOf(quirks);
    }

    public static List<String> ids(Set<Quirk> quirks) {
        return quirks.stream().map(Quirk::id).toList();
    }

    /// The same, about this domain.
    public ReportHead about(String domain) {
        return new ReportHead(kind, reporter, email, externalId, range, domain, sha256, rows, messages, quirks, salvaged, detail);
    }

    /// One reporter whatever the case of its name.
    public String reporterKey() {
        return reporter.toLowerCase(Locale.ROOT);
    }

    /// The UTC day that holds the middle of the report's range: reporters whose day begins before or after midnight count where most of
    /// their messages are.
    public LocalDate day() {
        var middle = range.begin().plusSeconds(range.length().toSeconds() / 2);
        return LocalDate.ofInstant(middle, ZoneOffset.UTC);
    }

    public Instant begin() {
        return range.begin();
    }

    /// Whole characters, and no more octets than the index over several of these has room for.
    private static String cut(String text) {
        if (text.length() <= SURE) {
            return text;
        }
        int octets = 0;
        int to = 0;
        while (to < text.length()) {
            int point = text.codePointAt(to);
            octets += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (to + Character.charCount(point) > LONGEST || octets > MOST_OCTETS) {
                break;
            }
            to += Character.charCount(point);
        }
        return text.substring(0, to);
    }
}

package org.mailward.web.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.traffic.ReportHead;

class ReportPageTest {

    private static final UUID REPORT = new UUID(0, 1);
    private static final UUID DOMAIN = new UUID(0, 2);

    @Test
    void a_report_on_encryption_leads_to_the_connections_of_its_days() {
        assertEquals("/app/tls?id=" + DOMAIN + "&from=2026-10-11&until=2026-10-12", ReportPage.elsewhere(head(ReportKind.TLS)));
    }

    @Test
    void a_failure_report_leads_to_its_message() {
        assertEquals("/app/failures?id=" + DOMAIN + "&report=" + REPORT, ReportPage.elsewhere(head(ReportKind.FAILURE)));
    }

    private static ReportHead head(ReportKind kind) {
        return new ReportHead(REPORT, new UUID(0, 3), DOMAIN, kind.name(), new UUID(0, 4), 1, "bigmail.example", "", "1", Instant.parse("2026-10-11T00:00:00Z"), Instant.parse("2026-10-12T23:59:59Z"),
                "acme.example", 0, 426, List.of(), false, false, "", Instant.EPOCH);
    }
}

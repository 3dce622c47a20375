package org.mailward.intake.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.mailward.intake.Arrival;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.Retention;
import org.mailward.intake.store.ArrivalParts.Part;
import org.mailward.intake.store.ReportAddresses;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;

/// Who may take the bytes of an arrival, and until when.
///
/// Aggregate reports and those on encryption hold figures about servers, so all staff may take them. A failure report holds a mail that
/// somebody wrote, and what was not recognised may be one: those are for admins, and failure reports go after a shorter time.
@ApplicationScoped
public class RawAccess {

    private static final String PERSONAL = "It holds a failure report, and with it personal data of somebody who wrote a mail. An administrator may take it; every taking is noted in the log.";
    private static final String UNRECOGNISED = "Not everything in it was recognised as a report, so it may hold a mail that somebody wrote. An administrator may take it; every taking is noted in the log.";
    private static final String UNREAD = "It was not read yet, so nobody knows what is in it. An administrator may take it already; every taking is noted in the log.";

    /// What holds for one caller today.
    public record Rules(boolean admin, Retention retention, LocalDate today) {

        /// From this day on the bytes may be gone.
        public LocalDate keptUntil(Arrival arrival, List<Part> parts) {
            return personal(parts) ? retention.personalExpiry(LocalDate.ofInstant(arrival.receivedAt(), ZoneOffset.UTC), arrival.rawExpiresOn()) : arrival.rawExpiresOn();
        }

        /// Why the caller may not take them; empty when he may.
        public Optional<String> withheld(Arrival arrival, List<Part> parts) {
            var until = keptUntil(arrival, parts);
            if (!today.isBefore(until) && personal(parts)) {
                return Optional.of(gone(until));
            }
            if (admin) {
                return Optional.empty();
            }
            if (arrival.state() == ArrivalState.RECEIVED) {
                return Optional.of(UNREAD);
            }
            if (personal(parts)) {
                return Optional.of(PERSONAL);
            }
            return parts.isEmpty() || parts.stream().anyMatch(part -> part.kind().isEmpty()) ? Optional.of(UNRECOGNISED) : Optional.empty();
        }

        private static boolean personal(List<Part> parts) {
            return parts.stream().anyMatch(part -> part.kind().equals(ReportKind.FAILURE.name()));
        }
    }

    @Inject
    private ReportAddresses addresses;

    @Inject
    private Time time;

    public Rules of(Scope scope) {
        return new Rules(scope.actor().role() == Role.PROVIDER_ADMIN, addresses.retention(scope),
                LocalDate.ofInstant(time.now(), ZoneOffset.UTC));
    }

    /// Says that bytes are not there any more.
    public static String gone(LocalDate until) {
        return "Its bytes were kept until " + until + " and are gone.";
    }
}

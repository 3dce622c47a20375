package org.mailward.intake.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailward.audit.control.Audit;
import org.mailward.intake.Arrival;
import org.mailward.intake.ArrivalQuery;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.ArrivedBytes;
import org.mailward.intake.PartState;
import org.mailward.intake.Way;
import org.mailward.intake.control.IntakeLimits;
import org.mailward.intake.control.RawAccess;
import org.mailward.intake.control.ReadAgain;
import org.mailward.intake.store.ArrivalParts.Part;
import org.mailward.intake.store.ArrivalParts;
import org.mailward.intake.store.Arrivals;
import org.mailward.mailauth.report.FailureReport;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.mailauth.report.ReportRange;
import org.mailward.platform.persistence.Page;
import org.mailward.platform.persistence.PersistenceTrouble;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Outcome;
import org.mailward.tenancy.Role;
import org.mailward.tenancy.Scope;
import org.mailward.tenancy.boundary.Boundary;

/// Everything that came in and what became of it: for the provider's staff, never for a customer's own people.
@Stateless
@Boundary
@RolesAllowed({Role.Names.PROVIDER_ADMIN, Role.Names.PROVIDER_ANALYST})
public class ArrivalDesk {

    /// A reason is 3 to 500 characters.
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 500;

    /// One file that was found in an arrival, and what became of it.
    ///
    /// @param container in what it was packed, from the outside in
    /// @param kind `AGGREGATE`, `FAILURE` or `TLS`; empty where it is no report
    /// @param reason the permanent id of what is wrong; empty when nothing is
    /// @param report the stored report that it became, or that stood already
    public record Found(int no, String name, String container, String kind, PartState state, String reason, String sentence, String reporter, String externalId,
            String policyDomain, Optional<ReportRange> range, int rows, long messages, Optional<UUID> report) {

        static Found of(Part part) {
            return new Found(part.no(), part.name(), part.container(), part.kind(), part.state(), part.reason(), part.sentence(), part.reporter(),
                    part.kind().equals(ReportKind.FAILURE.name()) ? FailureReport.redactedId(part.externalId()) : part.externalId(),
                    part.policyDomain(), part.range(), part.rows(), part.messages(), part.report());
        }

        /// Whether its figures are known: none are of what waits, or cannot be read.
        public boolean read() {
            return rows > 0 || !reporter.isEmpty();
        }
    }

    /// An arrival as people see it.
    ///
    /// @param customer whose address it came to; empty when it was brought for the whole provider
    /// @param authentication what was found out about the sender, as JSON
    /// @param size in bytes
    /// @param rawExpiresOn from this day on its bytes may be gone
    /// @param withheld why whoever asks may not take the bytes, as a sentence; empty when he may
    /// @param reason the permanent id of what is wrong; empty when nothing is
    /// @param doneBy who had it read again or laid it aside; empty when nobody did
    public record Line(UUID id, Optional<UUID> customer, Optional<UUID> domain, Instant receivedAt, Way way, String origin, String sender, String recipient, String authentication,
            String fileName, String contentType, String sha256, long size, LocalDate rawExpiresOn, Optional<String> withheld, ArrivalState state, String reason, String sentence, int attempts,
            Optional<Instant> doneAt, String doneBy, List<Found> parts) {

        public Line {
            parts = List.copyOf(parts);
        }

        /// Whether figures of any file are known. Without, its sums are nothing that anybody said, rather than zero.
        public boolean read() {
            return parts.stream().anyMatch(Found::read);
        }

        /// Messages in all files, as they were reported.
        public long messages() {
            return parts.stream().mapToLong(Found::messages).sum();
        }

        /// Rows in all files.
        public long rows() {
            return parts.stream().mapToLong(Found::rows).sum();
        }
    }

    @Inject
    private Arrivals arrivals;

    @Inject
    private ArrivalParts parts;

    @Inject
    private ReadAgain readAgain;

    @Inject
    private RawAccess access;

    @Inject
    private IntakeLimits limits;

    @Inject
    private Audit audit;

    @Inject
    private Time time;

    /// The newest first.
    public Page<Line> list(Scope scope, ArrivalQuery wish) {
        var page = arrivals.page(scope, wish);
        var found = parts.of(scope, page.rows().stream().map(Arrival::id).toList());
        var rules = access.of(scope);
        return new Page<>(page.total(), page.rows().stream().map(arrival -> line(rules, arrival, found.getOrDefault(arrival.id(), List.of()))).toList());
    }

    /// How many arrivals are in each state.
    public Map<ArrivalState, Long> counts(Scope scope) {
        return arrivals.counts(scope);
    }

    public Optional<Line> find(Scope scope, UUID id) {
        return arrivals.find(scope, id).map(arrival -> line(scope, arrival));
    }

    /// The bytes as they came. That somebody took them is noted in the audit log.
    public Outcome<ArrivedBytes> raw(Scope scope, UUID id) {
        var arrival = arrivals.find(scope, id);
        if (arrival.isEmpty()) {
            return Outcome.missing();
        }
        var line = line(scope, arrival.get());
        if (line.withheld().isPresent()) {
            return Outcome.refused("", line.withheld().get());
        }
        var bytes = arrivals.raw(scope, id, arrival.get().rawExpiresOn());
        if (bytes.isEmpty()) {
            return Outcome.refused("", RawAccess.gone(line.rawExpiresOn()));
        }
        note(scope, arrival.get(), "arrival.taken", arrival.get().fileName());
        try (var in = bytes.get()) {
            return Outcome.done(ArrivedBytes.of(in.readNBytes((int) Math.min(limits.arrivalBytes(), Integer.MAX_VALUE - 8))));
        } catch (IOException e) {
            throw new PersistenceTrouble("The kept bytes cannot be unpacked", e);
        }
    }

    /// Has it read once more, from its bytes: after a domain was added or proven, or a reader was bettered.
    public Outcome<Line> retry(Scope scope, UUID id) {
        var arrival = arrivals.find(scope, id);
        if (arrival.isEmpty()) {
            return Outcome.missing();
        }
        if (arrival.get().state() == ArrivalState.RECEIVED) {
            return Outcome.refused("", "It is still waiting to be read.");
        }
        if (arrivals.raw(scope, id, arrival.get().rawExpiresOn()).isEmpty()) {
            return Outcome.refused("", "Its bytes were kept until " + arrival.get().rawExpiresOn() + " and are gone; ask for the report again.");
        }
        readAgain.these(scope, List.of(arrival.get()), scope.actor().name());
        note(scope, arrival.get(), "arrival.retried", arrival.get().fileName());
        return Outcome.done(line(scope, arrival.get()));
    }

    /// Lays an arrival aside that needs nobody any more.
    /// @param why 3 to 500 characters
    public Outcome<Line> discard(Scope scope, UUID id, String why) {
        var arrival = arrivals.find(scope, id);
        if (arrival.isEmpty()) {
            return Outcome.missing();
        }
        if (!arrival.get().state().troubled()) {
            return Outcome.refused("", "Only what is held or quarantined can be laid aside.");
        }
        var reason = why.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            return Outcome.refused("reason", "Say why, in 3 to 500 characters; whoever looks later wants to know.");
        }
        arrival.get().discard(reason, scope.actor().name(), time.now());
        note(scope, arrival.get(), "arrival.discarded", reason);
        return Outcome.done(line(scope, arrival.get()));
    }

    private Line line(Scope scope, Arrival arrival) {
        return line(access.of(scope), arrival, parts.of(scope, List.of(arrival.id())).getOrDefault(arrival.id(), List.of()));
    }

    private static Line line(RawAccess.Rules rules, Arrival arrival, List<Part> parts) {
        return new Line(arrival.id(), arrival.customerId(), arrival.domainId(), arrival.receivedAt(), arrival.way(), arrival.origin(), arrival.sender(), arrival.recipient(),
                arrival.authentication(), arrival.fileName(), arrival.contentType(), arrival.sha256(), arrival.size(), rules.keptUntil(arrival, parts), rules.withheld(arrival, parts),
                arrival.state(), arrival.reason(), arrival.sentence(), arrival.attempts(), arrival.doneAt(), arrival.doneBy(), parts.stream().map(Found::of).toList());
    }

    private void note(Scope scope, Arrival arrival, String action, String detail) {
        arrival.customerId().ifPresentOrElse(customer -> audit.noteOf(scope, customer, action, arrival.id(), detail), () -> audit.note(scope, action, arrival.id(), detail));
    }
}

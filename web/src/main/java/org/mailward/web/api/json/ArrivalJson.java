package org.mailward.web.api.json;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.PartState;
import org.mailward.intake.Way;
import org.mailward.intake.boundary.ArrivalDesk.Found;
import org.mailward.intake.boundary.ArrivalDesk.Line;
import org.mailward.mailauth.report.ReportRange;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.openapi.Described;

@Described("Something that came in, and what became of it.")
public record ArrivalJson(
        @Described("The arrival's id.") UUID id,
        @Described("The customer whose it is; absent when it was brought for the whole provider.") Optional<UUID> customer,
        @Described("The domain to whose report address it came.") Optional<UUID> domain,
        @Described("When it came in.") Instant receivedAt,
        @Described("By which way.") Way way,
        @Described("Who or what brought it: an address, a mailbox, a person or a key.") String origin,
        @Described("The envelope's sender; empty when it came by no mail.") String sender,
        @Described("The address that it came to; empty when it came to none.") String recipient,
        @Described("What was found out about the sender, as JSON; empty when nobody looked.") String authentication,
        @Described("The name that its bringer gave it; may be empty.") String fileName,
        @Described("The media type that its bringer gave it; may be empty.") String contentType,
        @Described("The SHA-256 of its bytes in hexadecimal.") String sha256,
        @Described("Its size in bytes.") long size,
        @Described("The day from which on its bytes may be gone.") LocalDate rawExpiresOn,
        @Described("Why this key may not take its bytes; absent when it may.") Optional<String> rawWithheld,
        @Described("What became of it.") ArrivalState state,
        @Described("The permanent id of what is wrong; empty when nothing is.") String reason,
        @Described("What is wrong, in words; empty when nothing is.") String sentence,
        @Described("How often it was read.") int attempts,
        @Described("When it was read, or laid aside.") Optional<Instant> doneAt,
        @Described("Who had it read again, or laid it aside; empty when nobody did.") String doneBy,
        @Described("The files that were found in it.") List<PartJson> parts) {

    public static ArrivalJson of(Line of) {
        return new ArrivalJson(of.id(), of.customer(), of.domain(), of.receivedAt(), of.way(), of.origin(), of.sender(), of.recipient(), of.authentication(), of.fileName(),
                of.contentType(), of.sha256(), of.size(), of.rawExpiresOn(), of.withheld(), of.state(), of.reason(), of.sentence(), of.attempts(), of.doneAt(), of.doneBy(),
                of.parts().stream().map(PartJson::of).toList());
    }

    @Described("One file that was found in an arrival.")
    public record PartJson(
            @Described("Its place in the arrival, from 0.") int no,
            @Described("Its name; may be empty.") String name,
            @Described("In what it was packed, from the outside in.") String container,
            @Described("AGGREGATE, FAILURE or TLS; empty where it is no report.") String kind,
            @Described("What became of it.") PartState state,
            @Described("The permanent id of what is wrong; empty when nothing is.") String reason,
            @Described("What is wrong, in words; empty when nothing is.") String sentence,
            @Described("Who reported.") String reporter,
            @Described("The id that the reporter gave.") String externalId,
            @Described("The domain that it speaks of.") String policyDomain,
            @Described("Where its range begins.") Optional<Instant> begin,
            @Described("Where its range ends.") Optional<Instant> end,
            @Described("Rows in it.") int rows,
            @Described("Messages in it; sessions for a report on encryption.") long messages,
            @Described("The stored report that it became, or that stood already.") Optional<UUID> report) {

        static PartJson of(Found of) {
            return new PartJson(of.no(), of.name(), of.container(), of.kind(), of.state(), of.reason(), of.sentence(), of.reporter(), of.externalId(), of.policyDomain(),
                    of.range().map(ReportRange::begin), of.range().map(ReportRange::end), of.rows(), of.messages(), of.report());
        }
    }

    @Described("A part of the arrivals, the newest first.")
    public record ArrivalsJson(
            @Described("Arrivals in the whole list.") long total,
            @Described("Place of the first item in the whole list, counted from 0.") int first,
            @Described("The newest first.") List<ArrivalJson> items) implements Listed {
        public static ArrivalsJson of(Page<Line> page, int first) {
            return new ArrivalsJson(page.total(), first, page.rows().stream().map(ArrivalJson::of).toList());
        }
    }

    @Described("What was brought is in the ledger, and will be read.")
    public record BroughtJson(@Described("The arrival's id.") UUID arrival) implements Located {
        @Override
        public Optional<String> location() {
            return Optional.of("arrivals/" + arrival);
        }
    }

    @Described("Why an arrival is laid aside.")
    public record DiscardJson(@Described("The reason; 3 to 500 characters, kept for good.") String reason) {
    }

    @Described("How many arrivals are in each state.")
    public record ArrivalCountsJson(@Described("One entry for each state that there are any in.") List<ArrivalCountJson> counts) {

        public static ArrivalCountsJson of(Map<ArrivalState, Long> counts) {
            return new ArrivalCountsJson(Arrays.stream(ArrivalState.values()).filter(state -> counts.getOrDefault(state, 0L) > 0)
                    .map(state -> new ArrivalCountJson(state, counts.get(state))).toList());
        }
    }

    @Described("The arrivals in one state.")
    public record ArrivalCountJson(
            @Described("The state.") ArrivalState state,
            @Described("How many are in it.") long arrivals) {
    }
}

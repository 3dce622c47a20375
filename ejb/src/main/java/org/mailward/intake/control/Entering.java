package org.mailward.intake.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mailward.estate.store.ManagedDomains;
import org.mailward.intake.ArrivalState;
import org.mailward.intake.Claim;
import org.mailward.intake.Hold;
import org.mailward.intake.Owner;
import org.mailward.intake.PartState;
import org.mailward.intake.Retention;
import org.mailward.intake.store.ArrivalParts;
import org.mailward.intake.store.ArrivalParts.Finished;
import org.mailward.intake.store.ArrivalParts.Part;
import org.mailward.intake.store.Arrivals;
import org.mailward.intake.store.Entry;
import org.mailward.intake.store.ReportAddresses;
import org.mailward.intake.store.ReportBooks;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.platform.time.Ids;
import org.mailward.platform.time.Time;
import org.mailward.tenancy.Scope;

/// Says whose reports are, enters those that somebody's are, and writes what became of their arrivals; in the caller's transaction.
@ApplicationScoped
public class Entering {

    private static final String NO_REPORT = "no-report";
    private static final String CANNOT_BE_STORED = "cannot-be-stored";
    private static final String NEVER_FINISHED = "never-finished";

    @Inject
    private ArrivalParts parts;

    @Inject
    private ReportBooks books;

    @Inject
    private ReportAddresses addresses;

    @Inject
    private ManagedDomains domains;

    @Inject
    private Ids ids;

    @Inject
    private Time time;

    /// An arrival with everything found in it.
    record Read(Arrivals.Due due, List<ReadPart> parts) implements AutoCloseable {

        Read {
            parts = List.copyOf(parts);
        }

        /// About how many bytes of memory it takes.
        long held() {
            return parts.stream().mapToLong(ReadPart::held).sum();
        }

        @Override
        public void close() throws IOException {
            for (var part : parts) {
                part.close();
            }
        }
    }

    private record Place(UUID arrival, int no) {
    }

    void enter(Scope scope, List<Read> all) {
        var now = time.now();
        var lines = lines(scope, all, now);
        var finished = new ArrayList<Finished>();
        for (int i = 0; i < all.size(); i++) {
            finished.add(finished(all.get(i), lines.get(i)));
        }
        parts.finish(scope, finished, ArrivalReading.READER, now);
    }

    /// Enters the first files of an arrival, which is finished with the others. Should it never come to that, then it is read once more from its
    /// beginning, and these are known as its own.
    ///
    /// @return what is left to say of each
    List<ReadPart> ahead(Scope scope, Read some) {
        var lines = lines(scope, List.of(some), time.now()).getFirst();
        parts.begin(scope, some.due().owner(), some.due().id(), lines);
        return lines.stream().<ReadPart>map(ReadPart.Entered::new).toList();
    }

    /// What became of each file of each arrival.
    private List<List<Part>> lines(Scope scope, List<Read> some, Instant now) {
        var all = some.stream().map(read -> named(scope, read)).toList();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var retention = addresses.retention(scope);
        var claims = claims(scope, all);
        var entries = new HashMap<Place, Entry>();
        for (var read : all) {
            for (int no = 0; no < read.parts().size(); no++) {
                if (read.parts().get(no) instanceof ReadPart.Readable readable && claims.get(readable) instanceof Claim.Taken taken) {
                    entries.put(new Place(read.due().id(), no), entry(read, no, readable, taken, retention, today));
                }
            }
        }
        var entered = books.enter(scope, List.copyOf(entries.values()), now);
        var every = new ArrayList<List<Part>>();
        for (var read : all) {
            var lines = new ArrayList<Part>();
            for (int no = 0; no < read.parts().size(); no++) {
                lines.add(line(no, read, claims, Optional.ofNullable(entries.get(new Place(read.due().id(), no))), entered));
            }
            every.add(lines);
        }
        return every;
    }

    /// Lays an arrival aside that cannot be stored, although it can be read.
    void giveUp(Scope scope, Arrivals.Due due) {
        layAside(scope, due, CANNOT_BE_STORED, "The database refused what is in it, " + due.attempts() + " times. The server's log says why; try again once that is mended.");
    }

    /// Lays an arrival aside that was never read to its end.
    /// @param times that nothing but this one was being read
    void giveUpUnfinished(Scope scope, Arrivals.Due due, int times) {
        layAside(scope, due, NEVER_FINISHED, "It was begun " + times + " times with nothing else in hand, and the server stopped each time before it was finished. "
                + "The server's log says why; when there was too little memory for it, try again with more, or discard it.");
    }

    private void layAside(Scope scope, Arrivals.Due due, String reason, String sentence) {
        parts.giveUp(scope, new Finished(due.id(), due.owner(), ArrivalState.QUARANTINED, reason, sentence, List.of()), ArrivalReading.READER, time.now());
    }

    /// What does not say itself which domain it is about is about the one to whose address it was sent.
    private Read named(Scope scope, Read read) {
        if (read.parts().stream().allMatch(Entering::isNamed)) {
            return read;
        }
        return read.due().owner().domain().flatMap(id -> domains.find(scope, id)).map(domain -> new Read(read.due(), read.parts().stream()
                .map(part -> !isNamed(part) && part instanceof ReadPart.Readable readable ? readable.about(domain.name()) : part).toList())).orElse(read);
    }

    private static boolean isNamed(ReadPart part) {
        return !(part instanceof ReadPart.Readable readable) || readable.isNamed();
    }

    private Map<ReadPart, Claim> claims(Scope scope, List<Read> all) {
        var names = new IdentityHashMap<ReadPart.Readable, DomainName>();
        var wanted = new HashSet<String>();
        for (var read : all) {
            for (var part : read.parts()) {
                if (part instanceof ReadPart.Readable readable) {
                    DomainNames.read(readable.head().policyDomain()).ifPresent(name -> {
                        names.put(readable, name);
                        Claim.names(name).forEach(each -> wanted.add(each.ascii()));
                    });
                }
            }
        }
        var candidates = parts.candidates(scope, wanted);
        // By identity: a part with its rows and paths is long to compare.
        var claims = new IdentityHashMap<ReadPart, Claim>();
        for (var read : all) {
            var owner = read.due().owner();
            for (var part : read.parts()) {
                if (part instanceof ReadPart.Readable readable) {
                    var name = names.get(readable);
                    claims.put(part, name == null ? new Claim.Held(unnamed(owner)) : Claim.of(owner, name, candidates));
                }
            }
        }
        return claims;
    }

    private static Hold unnamed(Owner owner) {
        return owner.customer().isPresent() ? Hold.NOT_OF_THIS_CUSTOMER : Hold.UNKNOWN_DOMAIN;
    }

    private Entry entry(Read read, int no, ReadPart.Readable part, Claim.Taken taken, Retention retention, LocalDate today) {
        Entry.Body body = switch (part.says()) {
            case ReadPart.Says.Aggregate aggregate -> new Entry.Body.Aggregate(aggregate.rows(), aggregate.paths());
            case ReadPart.Says.Failure failure -> new Entry.Body.Failure(failure.report(), ReportDetails.of(failure.report().redacted()), ReportDetails.of(failure.report()),
                    retention.failureExpiry(today));
            case ReadPart.Says.Tls tls -> new Entry.Body.Tls(tls.report());
        };
        return new Entry(ids.next(), taken.customer(), taken.domain(), read.due().id(), no, part.head(), retention.rowExpiry(part.head().day(), today), body);
    }

    private static Part line(int no, Read read, Map<ReadPart, Claim> claims, Optional<Entry> entry, Map<UUID, ReportBooks.Entered> entered) {
        return switch (read.parts().get(no)) {
            case ReadPart.Entered before -> before.line();
            case ReadPart.Broken broken -> new Part(no, broken.name(), broken.container(), broken.kind().map(Enum::name).orElse(""), PartState.QUARANTINED, broken.why().fault().id(),
                    broken.why().where().isEmpty() ? broken.why().sentence() : broken.why().sentence() + " (" + broken.why().where() + ")", "", "", "", Optional.empty(), 0, 0, Optional.empty());
            case ReadPart.Readable readable when claims.get(readable) instanceof Claim.Held held -> of(no, readable, held.why() == Hold.OFF_BOARDED ? PartState.REFUSED : PartState.HELD, held.why().id(),
                    held.why().sentence(readable.head().policyDomain().isEmpty() ? "a domain that it does not name" : readable.head().policyDomain()), Optional.empty());
            case ReadPart.Readable readable -> switch (entered.get(entry.orElseThrow().report())) {
                case ReportBooks.Entered.Stored _ -> of(no, readable, PartState.STORED, "", "", entry.map(Entry::report));
                case ReportBooks.Entered.Duplicate same -> of(no, readable, same.ofSameArrival() ? PartState.STORED : PartState.DUPLICATE, "", "", Optional.of(same.report()));
            };
        };
    }

    private static Part of(int no, ReadPart.Readable readable, PartState state, String reason, String sentence, Optional<UUID> report) {
        var head = readable.head();
        return new Part(no, readable.name(), readable.container(), head.kind().name(), state, reason, sentence, head.reporter(), head.externalId(), head.policyDomain(),
                Optional.of(head.range()), head.rows(), head.messages(), report);
    }

    private static Finished finished(Read read, List<Part> lines) {
        if (lines.isEmpty()) {
            return new Finished(read.due().id(), read.due().owner(), ArrivalState.QUARANTINED, NO_REPORT, "There is no report in it.", lines);
        }
        var state = PartState.together(lines.stream().map(Part::state).toList());
        var telling = lines.stream().filter(line -> line.state().name().equals(state.name())).findFirst();
        return new Finished(read.due().id(), read.due().owner(), state, telling.map(Part::reason).orElse(""), telling.map(Part::sentence).orElse(""), lines);
    }
}

package org.mailward.intake.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailward.intake.store.ReportHead;
import org.mailward.mailauth.orgdomain.PublicSuffixList;
import org.mailward.mailauth.report.AggregateReader;
import org.mailward.mailauth.report.AggregateReading;
import org.mailward.mailauth.report.FailureReader;
import org.mailward.mailauth.report.FailureReading;
import org.mailward.mailauth.report.FailureReport;
import org.mailward.mailauth.report.Payload;
import org.mailward.mailauth.report.PayloadContent;
import org.mailward.mailauth.report.Quirk;
import org.mailward.mailauth.report.ReportKind;
import org.mailward.mailauth.report.ReportLimits;
import org.mailward.mailauth.report.ReportRange;
import org.mailward.mailauth.report.TlsReader;
import org.mailward.mailauth.report.TlsReading;
import org.mailward.mailauth.report.Unpacking;
import org.mailward.mailauth.report.Unreadable;
import org.mailward.platform.persistence.TextLines;
import org.mailward.sources.Attributing;
import org.mailward.sources.ServiceCatalogue;

/// Reads an arrival from its bytes to lines for the books. No transaction of its own, no network, bounded memory: rows beyond a size go to a
/// temporary file, and files beyond a size are entered before the next are read.
@ApplicationScoped
public class ArrivalReading {

    /// The version of the readers. Whoever betters them raises it; then what they quarantined or held before is read again.
    static final int READER = 3;

    /// How many times the size of a failure report or TLS report is held until it is entered, roughly: what was read, and the two texts that
    /// are made of it then.
    private static final long TIMES_HELD = 6;
    /// How old a message can be that a failure report is about, and by how much a clock may be ahead.
    private static final Duration OLDEST = Duration.ofDays(366);
    private static final Duration AHEAD = Duration.ofDays(2);

    @Inject
    private PublicSuffixList suffixes;

    @Inject
    @ConfigProperty(name = "mailward.intake.rows-in-memory", defaultValue = "4194304")
    private int rowsInMemory;

    @Inject
    private IntakeLimits limits;

    @Inject
    private ServiceCatalogue catalogue;

    @PostConstruct
    void check() {
        if (rowsInMemory < 1 << 12) {
            throw new IllegalArgumentException("mailward.intake.rows-in-memory is at least 4096 bytes, not " + rowsInMemory);
        }
    }

    /// @param name the file's name; a hint
    /// @param now when the arrival came in: what is dated ahead of it cannot be right
    /// @param most bytes that its files may hold in memory together; one alone may hold more
    /// @param ahead enters the files so far when they hold more, and gives back what is left of each
    /// @return every file found in it; the caller closes them
    /// @throws IOException when the bytes cannot be read or a temporary file cannot be written
    List<ReadPart> read(InputStream bytes, String name, Instant now, long most, UnaryOperator<List<ReadPart>> ahead) throws IOException {
        var parts = new ArrayList<ReadPart>();
        boolean whole = false;
        try {
            var time = limits.readingTime();
            var unpacked = Unpacking.unpack(bytes, name, limits.report(), time, (payload, content) -> {
                parts.add(part(payload, content, now));
                if (parts.stream().mapToLong(ReadPart::held).sum() > most) {
                    time.without(() -> makeRoom(parts, ahead));
                }
            });
            unpacked.failures().forEach(failure -> parts.add(new ReadPart.Broken(failure.where(), "", Optional.empty(), failure)));
            whole = true;
            return parts;
        } finally {
            if (!whole) {
                close(parts);
            }
        }
    }

    private static void makeRoom(List<ReadPart> parts, UnaryOperator<List<ReadPart>> ahead) throws IOException {
        var left = ahead.apply(List.copyOf(parts));
        close(parts);
        parts.clear();
        parts.addAll(left);
    }

    private static void close(List<ReadPart> parts) throws IOException {
        for (var part : parts) {
            part.close();
        }
    }

    private ReadPart part(Payload payload, PayloadContent content, Instant now) throws IOException {
        var hashed = new DigestInputStream(content, sha256());
        var container = String.join(" › ", payload.path());
        return switch (payload.kind()) {
            case AGGREGATE -> aggregate(payload, container, content, hashed, now);
            case FAILURE -> switch (FailureReader.read(hashed, limits.report())) {
                case FailureReading.Read read -> {
                    var report = read.report();
                    var at = arrived(report, now).truncatedTo(ChronoUnit.SECONDS);
                    yield new ReadPart.Readable(payload.name(), container, new ReportHead(ReportKind.FAILURE, domainOf(report.reporter()), "", report.message().id(),
                            new ReportRange(at, at), report.domain().orElse(""), hash(hashed), 1, report.incidents(), ReportHead.ids(together(read.quirks(), content)), false, "{}"),
                            new ReadPart.Says.Failure(report), TIMES_HELD * Math.min(content.count(), limits.report().message()));
                }
                case Unreadable why -> new ReadPart.Broken(payload.name(), container, Optional.of(payload.kind()), why);
            };
            case TLS -> switch (TlsReader.read(hashed, now, limits.report())) {
                case TlsReading.Read read -> {
                    var report = read.report();
                    yield new ReadPart.Readable(payload.name(), container, new ReportHead(ReportKind.TLS, report.organization(), report.contact(), report.id(), report.range(),
                            report.domain().orElse(""), hash(hashed), report.policies().size(),
                            report.successes() + report.failures(), ReportHead.ids(together(read.quirks(), content)), read.salvaged(), ReportDetails.of(report)),
                            new ReadPart.Says.Tls(report), TIMES_HELD * content.count());
                }
                case Unreadable why -> new ReadPart.Broken(payload.name(), container, Optional.of(payload.kind()), why);
            };
        };
    }

    /// When the message came that a failure report is about. Who wrote the message wrote its date, and may have written any.
    static Instant arrived(FailureReport report, Instant now) {
        return Stream.of(report.arrival(), report.message().date()).flatMap(Optional::stream).filter(at -> at.isAfter(now.minus(OLDEST)) && at.isBefore(now.plus(AHEAD))).findFirst().orElse(now);
    }

    private ReadPart aggregate(Payload payload, String container, PayloadContent content, DigestInputStream hashed, Instant now) throws IOException {
        var lines = new TextLines(rowsInMemory);
        boolean kept = false;
        try {
            var rows = new RowText(lines, new Attributing(catalogue), suffixes, limits.sources());
            return switch (AggregateReader.read(hashed, now, limits.report(), rows)) {
                case AggregateReading.Read read -> {
                    var header = read.header();
                    kept = true;
                    yield new ReadPart.Readable(payload.name(), container, new ReportHead(ReportKind.AGGREGATE, header.reporter(), header.email(), header.id(), header.range(),
                            header.policy().domain(), hash(hashed), read.rows(), read.messages(), ReportHead.ids(together(read.quirks(), content)), read.salvaged(),
                            ReportDetails.of(header)), new ReadPart.Says.Aggregate(lines, rows.paths()), lines.held() + rows.held());
                }
                case Unreadable why -> new ReadPart.Broken(payload.name(), container, Optional.of(payload.kind()), why);
            };
        } finally {
            if (!kept) {
                lines.close();
            }
        }
    }

    private static Set<Quirk> together(Set<Quirk> quirks, PayloadContent content) {
        var all = EnumSet.noneOf(Quirk.class);
        all.addAll(quirks);
        all.addAll(content.quirks());
        return all;
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1).replaceAll("[>\\s]", "");
    }

    private static String hash(DigestInputStream read) {
        return HexFormat.of().formatHex(read.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

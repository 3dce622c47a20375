package org.mailward.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.mailward.mailauth.dmarc.AppliedPolicy;
import org.mailward.mailauth.dmarc.DmarcCheck;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.DmarcVerdict;
import org.mailward.mailauth.dmarc.Identifier.Mechanism;
import org.mailward.mailauth.dmarc.Policy;
import org.mailward.mailauth.dmarc.Standard;
import org.mailward.mailauth.dmarc.TreeWalk.Policies;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.IpAddress;
import org.mailward.mailauth.report.AggregateHeader;
import org.mailward.mailauth.report.AggregateRow;
import org.mailward.mailauth.report.AggregateWriter;
import org.mailward.mailauth.report.Dialect;
import org.mailward.mailauth.report.Disposition;
import org.mailward.mailauth.report.Evaluated;
import org.mailward.mailauth.report.OverrideReason;
import org.mailward.mailauth.report.OverrideType;
import org.mailward.mailauth.report.PublishedPolicy;
import org.mailward.mailauth.report.ReportRange;
import org.mailward.mailauth.report.Stated;

/// One receiver's aggregate report about one domain and day, as it would send it: packed XML by the standard that it follows.
final class AggregateFile {

    /// One sender's mail from one address, at one receiver.
    record Handed(Sender sender, IpAddress from, long messages, Judge.Finding finding) {
    }

    private static final String OLD = "http://dmarc.org/dmarc-xml/0.1";
    private static final String CURRENT = "urn:ietf:params:xml:ns:dmarc-2.0";
    private static final int ALL = 100;
    /// A receiver with a smaller share of the world's mail knows no lists.
    private static final int SMALL = 10;

    private final Receiver receiver;
    private final DomainName domain;
    private final LocalDate date;

    AggregateFile(Receiver receiver, DomainName domain, LocalDate date) {
        this.receiver = receiver;
        this.domain = domain;
        this.date = date;
    }

    String id() {
        return Long.toString(date.atStartOfDay(ZoneOffset.UTC).toEpochSecond()) + "." + Integer.toUnsignedString((domain + receiver.domain()).hashCode(), Character.MAX_RADIX);
    }

    String name() {
        long begin = date.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return receiver.domain() + "!" + domain.ascii() + "!" + begin + "!" + (begin + Duration.ofDays(1).toSeconds() - 1) + ".xml.gz";
    }

    /// The record by which the receiver judges, where it is to report at all.
    static Optional<DmarcRecord> wished(Receiver receiver, Judge.Finding finding) {
        return verdict(receiver, finding.dmarc()).policies() instanceof Policies.Applies applies && applies.record().counts(receiver.standard()) && !applies.record().aggregate().isEmpty()
                ? Optional.of(applies.record()) : Optional.empty();
    }

    private static DmarcVerdict verdict(Receiver receiver, DmarcCheck check) {
        return receiver.standard() == Standard.RFC_9989 ? check.current() : check.old();
    }

    /// @param mail at least one
    byte[] pack(DmarcRecord record, List<Handed> mail) {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            var writer = new AggregateWriter(packed);
            writer.begin(header(record));
            for (var handed : mail) {
                for (var row : rows(handed)) {
                    writer.row(row);
                }
            }
            writer.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private AggregateHeader header(DmarcRecord record) {
        boolean current = receiver.standard() == Standard.RFC_9989;
        var begin = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        var policy = new PublishedPolicy(domain.ascii(), Optional.of(record.strictDkim() ? "s" : "r"), Optional.of(record.strictSpf() ? "s" : "r"),
                record.p().map(Policy::text), record.sp().map(Policy::text), current ? record.np().map(Policy::text) : Optional.empty(),
                current ? Optional.empty() : Optional.of(Integer.toString(record.percent())), Optional.empty(),
                current ? Optional.of(record.testing() ? "y" : "n") : Optional.empty(), current ? Optional.of("treewalk") : Optional.empty());
        return new AggregateHeader(current ? Dialect.RFC_9990 : Dialect.RFC_7489, current ? CURRENT : OLD, "1.0", receiver.name(), receiver.reporter(), "", id(),
                new ReportRange(begin, begin.plus(Duration.ofDays(1)).minusSeconds(1)), List.of(), receiver.software(), policy, "");
    }

    /// One row, or two where the old standard's `pct` divides them.
    private List<AggregateRow> rows(Handed handed) {
        var verdict = verdict(receiver, handed.finding().dmarc());
        if (verdict.result() != DmarcVerdict.Result.FAIL || verdict.policy().isEmpty()) {
            return List.of(row(handed, handed.messages(), verdict, passed(verdict), List.of()));
        }
        var policy = verdict.policy().get();
        if (handed.sender().way() == Sender.Way.BREAKS && policy.applied() != Policy.NONE && receiver.share() > SMALL) {
            return List.of(row(handed, handed.messages(), verdict, Disposition.NONE, List.of(reason(OverrideType.MAILING_LIST, "known list"))));
        }
        long applied = policy.percent() == ALL ? handed.messages() : Chance.whole(handed.messages() * policy.percent() / (double) ALL, "sampled", domain, handed.from().text(), date, receiver.domain());
        var rows = new ArrayList<AggregateRow>();
        if (applied > 0) {
            rows.add(row(handed, applied, verdict, disposition(policy.applied()), testing(policy)));
        }
        if (applied < handed.messages()) {
            rows.add(row(handed, handed.messages() - applied, verdict, disposition(policy.rest()), List.of(reason(OverrideType.SAMPLED_OUT, ""))));
        }
        return rows;
    }

    /// The new word is for mail that met an enforcing policy (RFC 9990 §3.1.1).
    private static Disposition passed(DmarcVerdict verdict) {
        return verdict.standard() == Standard.RFC_9989 && verdict.result() == DmarcVerdict.Result.PASS && verdict.policy().filter(policy -> policy.asked() != Policy.NONE).isPresent()
                ? Disposition.PASS : Disposition.NONE;
    }

    private static List<OverrideReason> testing(AppliedPolicy policy) {
        return policy.standard() == Standard.RFC_9989 && policy.applied() != policy.asked() ? List.of(reason(OverrideType.POLICY_TEST_MODE, "")) : List.of();
    }

    private static OverrideReason reason(OverrideType type, String comment) {
        return new OverrideReason(Stated.of(type), comment);
    }

    private static Disposition disposition(Policy policy) {
        return Disposition.valueOf(policy.name().toUpperCase(Locale.ROOT));
    }

    private AggregateRow row(Handed handed, long messages, DmarcVerdict verdict, Disposition disposition, List<OverrideReason> reasons) {
        return new AggregateRow(handed.from(), messages, Stated.of(disposition), Stated.of(aligned(verdict, Mechanism.DKIM)), Stated.of(aligned(verdict, Mechanism.SPF)), reasons, domain.ascii(),
                receiver.standard() == Standard.RFC_9989 ? handed.finding().spf().domain() : "", "", handed.finding().dkim(), List.of(handed.finding().spf()), "");
    }

    private static Evaluated aligned(DmarcVerdict verdict, Mechanism mechanism) {
        return verdict.alignments().stream().anyMatch(one -> one.identifier().mechanism() == mechanism && one.vouches()) ? Evaluated.PASS : Evaluated.FAIL;
    }
}

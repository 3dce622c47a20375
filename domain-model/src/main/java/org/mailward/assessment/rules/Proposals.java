package org.mailward.assessment.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailward.assessment.Facts;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Remedy;
import org.mailward.mailauth.dkim.Selectors;
import org.mailward.mailauth.dmarc.DmarcRecord;
import org.mailward.mailauth.dmarc.Policy;
import org.mailward.mailauth.dmarc.TreeWalk;
import org.mailward.mailauth.dns.DomainName;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.spf.SpfParser;
import org.mailward.mailauth.spf.SpfPublication;
import org.mailward.mailauth.spf.SpfReading;
import org.mailward.mailauth.spf.SpfRecord;

/// Has all findings about one record propose the same value, so that whoever does what one of them says does not undo another.
///
/// Each rule changes what it is about and leaves the rest as it stands. Here the changes are put together. What refuses more mail than
/// before waits for reports, and what somebody may have meant waits for an answer; mends do not: where both are proposed, the record holds the
/// mends alone, and the other step comes after it.
public final class Proposals {

    private static final String TOGETHER = " This record does what the other findings about it say as well; read them before you publish it.";
    private static final String FIRST = "First publish this record, which does what other findings about it say. ";

    private Proposals() {
    }

    private record Place(DomainName name, RecordType type) {
    }

    /// @param findings in the order of the rulebook
    /// @return the same findings, one value for each record
    public static List<Finding> agreed(List<Finding> findings, Facts facts) {
        Map<Place, List<Finding>> about = new LinkedHashMap<>();
        for (Finding finding : findings) {
            value(finding).ifPresent(_ -> about.computeIfAbsent(place(finding), _ -> new ArrayList<>()).add(finding));
        }
        about.values().removeIf(each -> each.stream().map(Proposals::value).distinct().count() < 2);
        if (about.isEmpty()) {
            return findings;
        }
        return findings.stream().map(finding -> value(finding).isEmpty() || !about.containsKey(place(finding)) ? finding : agreed(finding, about.get(place(finding)), facts)).toList();
    }

    private static Optional<String> value(Finding finding) {
        return finding.remedy().flatMap(Remedy::record).map(Remedy.Publish::value);
    }

    private static Place place(Finding finding) {
        Remedy.Publish record = finding.remedy().flatMap(Remedy::record).orElseThrow();
        return new Place(record.name(), record.type());
    }

    private static Finding agreed(Finding finding, List<Finding> all, Facts facts) {
        Optional<String> published = published(place(finding), facts);
        if (published.isEmpty()) {
            return finding;
        }
        String before = published.get();
        // For a domain that nobody uses, refusing everything is no step to wait for.
        boolean atOnce = Parked.looksParked(facts);
        List<String> mends = all.stream().map(each -> value(each).orElseThrow()).filter(each -> atOnce || !waits(before, each)).toList();
        String own = value(finding).orElseThrow();
        String together = mends.isEmpty() ? firstStep(before, all) : MergedText.of(before, mends);
        if (own.equals(together)) {
            return finding;
        }
        String instruction = finding.remedy().orElseThrow().instruction();
        return finding.with(Remedy.txt(mends.contains(own) ? instruction + TOGETHER : FIRST + instruction, place(finding).name(), together));
    }

    /// Of steps that all refuse more, the one that leaves the policy itself as it is.
    private static String firstStep(String before, List<Finding> all) {
        Optional<DmarcRecord> record = DmarcRecord.read(before);
        return all.stream().map(each -> value(each).orElseThrow())
                .filter(each -> record.isPresent() && DmarcRecord.read(each).filter(next -> next.ownPolicy() == record.get().ownPolicy()).isPresent())
                .findFirst().orElseGet(() -> value(all.getFirst()).orElseThrow());
    }

    private static Optional<String> published(Place place, Facts facts) {
        if (place.type() != RecordType.TXT) {
            return Optional.empty();
        }
        if (place.name().equals(facts.domain())) {
            return facts.spf().publication() instanceof SpfPublication.One one ? Optional.of(one.record().text()) : Optional.empty();
        }
        if (place.name().equals(facts.domain().under("_dmarc"))) {
            return facts.walk().own() instanceof TreeWalk.Published.One(DmarcRecord record) ? Optional.of(record.text()) : Optional.empty();
        }
        return facts.dkim().soles().stream().filter(sole -> sole.name().equals(place.name())).map(Selectors.Sole::text).findFirst();
    }

    private static boolean waits(String before, String after) {
        if (SpfParser.parse(before) instanceof SpfReading.Valid(SpfRecord old) && SpfParser.parse(after) instanceof SpfReading.Valid(SpfRecord next)) {
            return !old.all().equals(next.all()) || next.allowsNobody() && !old.allowsNobody();
        }
        Optional<DmarcRecord> old = DmarcRecord.read(before);
        Optional<DmarcRecord> next = DmarcRecord.read(after);
        return old.isPresent() && next.isPresent() && (isStricter(old.get(), next.get()) || old.get().psd() == DmarcRecord.Psd.NO && next.get().psd() == DmarcRecord.Psd.UNSAID);
    }

    /// No honest mail comes from names that do not exist, so what holds for them is left out. While one policy is unreadable, receivers act on none.
    private static boolean isStricter(DmarcRecord before, DmarcRecord after) {
        return before.ownPolicy().isWeakerThan(after.ownPolicy()) || before.subdomainPolicy().isWeakerThan(after.subdomainPolicy())
                || before.testing() && !after.testing() || before.percent() < after.percent() || before.invalidPolicy() && !after.invalidPolicy() && after.ownPolicy() != Policy.NONE;
    }
}

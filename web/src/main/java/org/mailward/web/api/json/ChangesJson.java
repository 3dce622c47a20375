package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Severity;
import org.mailward.history.Kind;
import org.mailward.history.Topic;
import org.mailward.history.boundary.DomainChanges.Line;
import org.mailward.platform.persistence.Page;
import org.mailward.web.api.openapi.Described;

@Described("A part of a list of changes in DNS, the newest first.")
public record ChangesJson(
        @Described("Changes in the whole list.") long total,
        @Described("Place of the first item in the whole list, counted from 0.") int first,
        @Described("The newest first.") List<ChangeJson> items) implements Listed {

    public static ChangesJson of(Page<Line> page, int first) {
        return new ChangesJson(page.total(), first, page.rows().stream().map(ChangeJson::of).toList());
    }

    @Described("One change of one record.")
    public record ChangeJson(
            @Described("The change's id.") UUID id,
            @Described("The customer that owns the domain.") UUID customer,
            @Described("The domain's id.") UUID domain,
            @Described("The domain's name as A-labels.") String domainName,
            @Described("When a scan first saw it.") Instant seenAt,
            @Described("The scan's snapshot; changes of one scan have the same.") UUID snapshot,
            @Described("What the record is for.") Topic topic,
            @Described("Whether it appeared, changed or vanished.") Kind kind,
            @Described("The record's name as A-labels, or a document's address.") String name,
            @Described("The record's type, or DOCUMENT.") String type,
            @Described("What stood there before, one entry per record; octets that do not print are written as a backslash and three decimal digits.") List<String> before,
            @Described("What stands there now, likewise.") List<String> after,
            @Described("Findings that the same scan raised.") List<TurnedFindingJson> raised,
            @Described("Findings that the same scan eased.") List<TurnedFindingJson> eased) {

        static ChangeJson of(Line line) {
            return new ChangeJson(line.id(), line.customer(), line.domain(), line.domainName().ascii(), line.seenAt(), line.snapshot(), line.topic(), line.change().kind(),
                    line.change().subject().name(), line.change().subject().type(), line.change().before(), line.change().after(),
                    line.raised().stream().map(TurnedFindingJson::of).toList(), line.eased().stream().map(TurnedFindingJson::of).toList());
        }
    }

    @Described("A finding that came or went.")
    public record TurnedFindingJson(
            @Described("The rule's permanent id.") String ruleId,
            @Described("How much it matters.") Severity severity,
            @Described("What it is about.") String subject,
            @Described("What was found.") String sentence,
            @Described("Why it matters.") String why) {

        static TurnedFindingJson of(Finding finding) {
            return new TurnedFindingJson(finding.ruleId(), finding.severity(), finding.subject(), finding.sentence(), finding.why());
        }
    }
}

package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Severity;
import org.mailward.web.api.json.PostureJson.RecordJson;
import org.mailward.web.api.json.PostureJson.RemedyJson;
import org.mailward.web.api.json.PostureJson.ScoreJson;
import org.mailward.web.api.json.PostureJson.StageVerdictJson;
import org.mailward.web.api.json.PostureJson.UnknownJson;
import org.mailward.web.api.openapi.Described;

@Described("What the rulebook says about one domain at one moment.")
public record AssessmentJson(
        @Described("When asking began.") Instant gatheredAt,
        @Described("The stage under both standards.") StageVerdictJson stage,
        @Described("The score with every point that was taken off.") ScoreJson score,
        @Described("In the order of the rulebook.") List<FoundJson> findings,
        @Described("Each record as published, term by term in words.") List<RecordJson> records,
        @Described("What nobody could say; neither faults nor absences.") List<UnknownJson> unknowns) {

    @Described("One thing that a rule found, without a history.")
    public record FoundJson(
            @Described("The rule's permanent id.") String ruleId,
            @Described("How much it matters.") Severity severity,
            @Described("What it is about: a domain name, a selector, an address.") String subject,
            @Described("What was found.") String sentence,
            @Described("Why it matters.") String why,
            @Described("The records and answers that show it, as received.") List<String> evidence,
            @Described("What to do, where there is something to do.") Optional<RemedyJson> remedy,
            @Described("The standard's section.") String reference) {

        static FoundJson of(Finding finding) {
            return new FoundJson(finding.ruleId(), finding.severity(), finding.subject(), finding.sentence(), finding.why(), finding.evidence(),
                    finding.remedy().map(RemedyJson::of), finding.reference());
        }
    }

    public static AssessmentJson of(Assessment assessment) {
        return new AssessmentJson(assessment.gatheredAt(), StageVerdictJson.of(assessment.stage()), ScoreJson.of(assessment.score()),
                assessment.findings().stream().map(FoundJson::of).toList(), assessment.records().stream().map(RecordJson::of).toList(),
                assessment.unknowns().stream().map(unknown -> new UnknownJson(unknown.protocol(), unknown.question(), unknown.why())).toList());
    }
}

package org.mailward.web.api.json;

import java.util.List;
import java.util.Optional;
import org.mailward.lookup.LookUp;
import org.mailward.lookup.Tool;
import org.mailward.mailauth.spf.SpfResult;
import org.mailward.mailauth.spf.SpfVerdict;
import org.mailward.web.api.json.AssessmentJson.FoundJson;
import org.mailward.web.api.json.PostureJson.RecordJson;
import org.mailward.web.api.json.PostureJson.StageVerdictJson;
import org.mailward.web.api.json.PostureJson.UnknownJson;
import org.mailward.web.api.openapi.Described;

@Described("What one protocol of one domain says.")
public record LookUpJson(
        @Described("The tool.") Tool tool,
        @Described("The domain, as it is in DNS.") String domain,
        @Described("What is to be mended, in the order of the rulebook.") List<FoundJson> findings,
        @Described("Each record as published, term by term in words.") List<RecordJson> records,
        @Described("What nobody could say.") List<UnknownJson> unknowns,
        @Described("With DMARC, the stage under both standards.") Optional<StageVerdictJson> stage,
        @Described("With SPF, the lookups that the record costs.") Optional<Integer> lookups,
        @Described("With SPF and a sender, what the record says about it.") Optional<SenderJson> sender) {

    @Described("What SPF says about one sender.")
    public record SenderJson(
            @Described("The address that was asked for.") String address,
            @Described("The verdict.") SpfVerdict verdict,
            @Described("Why, in a sentence.") String why,
            @Described("Lookups that were needed.") int lookups,
            @Described("What was tried, in order.") List<String> steps) {

        static SenderJson of(SpfResult result) {
            return new SenderJson(result.sender().ip().text(), result.verdict(), result.why(), result.lookups(), result.steps().stream().map(step -> step.words()).toList());
        }
    }

    public static LookUpJson of(LookUp look) {
        var tool = look.tool();
        var assessment = look.assessment();
        return new LookUpJson(tool, look.domain().ascii(), assessment.findings().stream().filter(tool::concerns).map(FoundJson::of).toList(),
                assessment.records().stream().filter(tool::concerns).map(RecordJson::of).toList(),
                assessment.unknowns().stream().filter(unknown -> tool.concerns(unknown.protocol()))
                        .map(unknown -> new UnknownJson(unknown.protocol(), unknown.question(), unknown.why())).toList(),
                tool == Tool.DMARC ? Optional.of(StageVerdictJson.of(assessment.stage())) : Optional.empty(),
                tool == Tool.SPF ? Optional.of(look.facts().spf().lookups()) : Optional.empty(), look.sender().map(SenderJson::of));
    }
}

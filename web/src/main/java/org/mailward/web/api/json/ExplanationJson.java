package org.mailward.web.api.json;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.explanation.Claim;
import org.mailward.mailauth.explanation.MessageExplanation;
import org.mailward.mailauth.explanation.Step;
import org.mailward.web.api.openapi.Described;

@Described("A message explained, with the records that stand in DNS now.")
public record ExplanationJson(
        @Described("The explanation, step by step.") List<ExplanationStepJson> steps,
        @Described("What to mend, the most important first.") List<String> mends,
        @Described("What receivers wrote at the time, beside what comes out now.") List<ClaimJson> claims,
        @Described("What is odd about the text itself.") List<String> oddities) {

    @Described("One step of the explanation.")
    public record ExplanationStepJson(
            @Described("What it is about: one of WAY, AUTHOR, SPF, DKIM, ARC, DMARC_CURRENT, DMARC_OLD.") String topic,
            @Described("One word, as the standards have it.") String verdict,
            @Described("What came out.") String sentence,
            @Described("How it came to that.") List<String> details) {

        static ExplanationStepJson of(Step step) {
            return new ExplanationStepJson(step.topic().name(), step.verdict(), step.sentence(), step.details());
        }
    }

    @Described("What a receiver wrote about one check.")
    public record ClaimJson(
            @Described("Who wrote it; absent when it does not say.") Optional<String> receiver,
            @Described("The check, such as spf.") String method,
            @Described("The result as written.") String claimed,
            @Described("What comes out now; absent when there is nothing to compare with.") Optional<String> now,
            @Described("The two side by side.") String sentence) {

        static ClaimJson of(Claim claim) {
            return new ClaimJson(claim.receiver(), claim.method(), claim.claimed(), claim.now(), claim.sentence());
        }
    }

    public static ExplanationJson of(MessageExplanation explanation) {
        return new ExplanationJson(explanation.steps().stream().map(ExplanationStepJson::of).toList(), explanation.mends(),
                explanation.claims().stream().map(ClaimJson::of).toList(), explanation.message().oddities());
    }
}

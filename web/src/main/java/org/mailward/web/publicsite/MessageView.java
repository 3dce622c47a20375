package org.mailward.web.publicsite;

import java.util.List;
import java.util.Optional;
import org.mailward.mailauth.explanation.MessageExplanation;
import org.mailward.mailauth.explanation.Step;
import org.mailward.tenancy.Outcome;

/// A message as typed, and what came of it.
///
/// @param refusal why it was not explained; empty where it was, or nothing was asked
public record MessageView(String typed, String refusal, Optional<MessageExplanation> found) {

    public static final MessageView EMPTY = new MessageView("", "", Optional.empty());

    /// @param outcome not missing
    public static MessageView of(String typed, Outcome<MessageExplanation> outcome) {
        return switch (outcome) {
            case Outcome.Done<MessageExplanation>(var explanation) -> new MessageView(typed, "", Optional.of(explanation));
            case Outcome.Refused<MessageExplanation>(var _, var sentence) -> new MessageView(typed, sentence, Optional.empty());
            case Outcome.Missing<MessageExplanation>() -> throw new IllegalArgumentException("A missing tool is not shown");
        };
    }

    /// What it comes to by both standards, or once where they say the same.
    public List<Step> inShort() {
        var last = found.stream().flatMap(explanation -> explanation.steps().stream()).filter(step -> step.topic() == Step.Topic.DMARC_CURRENT || step.topic() == Step.Topic.DMARC_OLD).toList();
        return last.stream().map(Step::sentence).distinct().count() == 1 ? List.of(last.getFirst()) : last;
    }
}

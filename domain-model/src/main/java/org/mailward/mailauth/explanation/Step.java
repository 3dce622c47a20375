package org.mailward.mailauth.explanation;

import java.util.List;

/// One step of the explanation.
///
/// @param verdict one word, such as `pass`, as the standards have it
/// @param sentence what came out, in plain words
/// @param details how it came to that, one sentence each
public record Step(Topic topic, String verdict, String sentence, List<String> details) {

    /// What a step is about, in the order of the explanation.
    public enum Topic {
        WAY, AUTHOR, SPF, DKIM, ARC, DMARC_CURRENT, DMARC_OLD
    }

    public Step {
        details = List.copyOf(details);
    }
}

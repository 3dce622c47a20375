package org.mailward.mailauth.explanation;

import java.util.Optional;

/// What a receiver wrote about one check, beside what comes out now.
///
/// @param receiver who wrote it; empty when it does not say
/// @param newest it stands in the highest field, which the last receiver wrote; lower ones may be forged
/// @param method such as `spf`
/// @param claimed the result as written, such as `pass`
/// @param now what comes out now; empty when there is nothing to compare with
/// @param sentence the two side by side
public record Claim(Optional<String> receiver, boolean newest, String method, String claimed, Optional<String> now, String sentence) {

    /// True when the receiver wrote something else than what comes out now.
    public boolean differs() {
        return now.filter(result -> !result.equals(claimed)).isPresent();
    }
}

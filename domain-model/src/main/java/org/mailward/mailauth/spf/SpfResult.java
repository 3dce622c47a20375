package org.mailward.mailauth.spf;

import java.util.List;
import java.util.Optional;

/// What a receiver concludes from SPF about one sender, and how it came to it.
///
/// @param path the directives that matched, the sender's own record first: an `include`, then what matched inside it. Empty when
///        nothing matched
/// @param explanation the domain's own text for a refusal, plain ASCII; only with [SpfVerdict#FAIL]
/// @param steps what was tried, in order, at most [SpfCheck#MOST_STEPS]
/// @param lookups terms that asked DNS; more than the limit only when that is the reason for the result
/// @param voids lookups without an answer
/// @param why one or two sentences for a person
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7208#section-2.6">RFC 7208 §2.6</a>
public record SpfResult(
        Sender sender,
        SpfVerdict verdict,
        List<SpfMatch> path,
        Optional<String> explanation,
        List<SpfStep> steps,
        int lookups,
        int voids,
        String why) {

    public SpfResult {
        path = List.copyOf(path);
        steps = List.copyOf(steps);
    }

    /// The directive of the sender's own record, or of the one it redirects to, that decided.
    public Optional<SpfMatch> match() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getFirst());
    }

    /// The innermost directive that matched, such as the `ip4` inside an include.
    public Optional<SpfMatch> innermost() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast());
    }
}

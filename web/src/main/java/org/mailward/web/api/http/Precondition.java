package org.mailward.web.api.http;

import org.jspecify.annotations.Nullable;
import org.mailward.web.api.problem.ProblemException;
import org.mailward.web.api.problem.ProblemKind;

/// Keeps one editor from overwriting what another one changed meanwhile.
///
/// Without the header a change is refused, because a program that forgets it would overwrite in silence.
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6585#section-3">RFC 6585 §3</a>
public final class Precondition {

    public static final String HEADER = "If-Match";
    public static final String MEANING = "The ETag of what you read and now change; * to change it whatever it is by now.";
    private static final String ANY = "*";

    private Precondition() {
    }

    /// The tag under which a version is sent.
    static String tag(int version) {
        return "\"" + version + "\"";
    }

    /// @param ifMatch the header as it was sent
    /// @param version what is kept now
    /// @return the same version, for the boundary to compare once more when it writes
    /// @throws ProblemException when the header is missing or names another version
    public static int holds(@Nullable String ifMatch, int version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(ProblemKind.PRECONDITION_REQUIRED);
        }
        for (var tag : ifMatch.split(",")) {
            if (tag.strip().equals(ANY) || tag.strip().equals(tag(version))) {
                return version;
            }
        }
        throw new ProblemException(ProblemKind.PRECONDITION_FAILED);
    }
}

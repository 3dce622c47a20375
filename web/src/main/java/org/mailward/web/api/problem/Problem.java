package org.mailward.web.api.problem;

import java.util.Optional;
import org.mailward.web.api.openapi.Described;

/// A problem as it is sent. It never says whether a thing exists that the caller may not see: all answers of one kind that
/// name no field read the same.
@Described("What went wrong, and how to mend it (RFC 9457).")
public record Problem(
        @Described("The kind of problem; stable, to branch on.") String type,
        @Described("The kind of problem in words.") String title,
        @Described("The HTTP status.") int status,
        @Described("What went wrong this time, and how to mend it.") String detail,
        @Described("The field or parameter that stands in the way, where there is one.") Optional<String> field,
        @Described("Names the entry in the server's log; only with status 500.") Optional<String> errorId) {

    public static Problem of(ProblemKind kind) {
        return of(kind, kind.sentence(), Optional.empty());
    }

    /// @param field empty when it is the state of things
    public static Problem of(ProblemKind kind, String detail, Optional<String> field) {
        return new Problem(kind.type(), kind.title(), kind.status(), detail, field.filter(name -> !name.isEmpty()), Optional.empty());
    }

    Problem withErrorId(String id) {
        return new Problem(type, title, status, detail, field, Optional.of(id));
    }
}

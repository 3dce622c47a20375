package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Stage;
import org.mailward.checker.CheckFigures;
import org.mailward.checker.CheckState;
import org.mailward.checker.boundary.CheckLine;
import org.mailward.checker.boundary.CheckerDesk.Setup;
import org.mailward.web.api.openapi.Described;

@Described("The public checker.")
public record CheckerJson(
        @Described("The word at the end of its address; empty before the first time.") String handle,
        @Described("True while strangers may use it.") boolean enabled,
        @Described("What If-Match brings back.") int version) implements Versioned {

    public static CheckerJson of(Setup setup) {
        return new CheckerJson(setup.handle(), setup.enabled(), setup.version());
    }

    @Described("How the public checker is to be.")
    public record CheckerSetupJson(
            @Described("3 to 40 letters a to z, digits and inner hyphens.") String handle,
            @Described("True to let strangers use it.") boolean enabled) {
    }

    @Described("A part of the list of checks.")
    public record ChecksJson(
            @Described("Checks in the whole list.") long total,
            @Described("Place of the first item in the whole list, counted from 0.") int first,
            @Described("The newest first.") List<CheckLineJson> items) implements Listed {
    }

    @Described("A check in the list.")
    public record CheckLineJson(
            @Described("For /checks/{check}.") UUID id,
            @Described("The domain, as it is in DNS.") String domain,
            @Described("How far it is.") CheckState state,
            @Described("The stage; absent until it is done.") Optional<Stage> stage,
            @Described("0 to 100; absent until it is done, and when too much was unknown.") Optional<Integer> score,
            @Described("The score as a letter; absent until it is done.") Optional<Grade> grade,
            @Described("Findings to mend; absent until it is done.") Optional<Integer> openFindings,
            @Described("When it was asked for.") Instant askedAt,
            @Described("Who asked: a member's or a key's name.") String askedBy,
            @Described("True when a stranger asked at the public checker.") boolean byVisitor) {

        public static CheckLineJson of(CheckLine line) {
            return new CheckLineJson(line.id(), line.domain().ascii(), line.state(), line.figures().map(CheckFigures::stage), line.figures().flatMap(CheckFigures::score),
                    line.figures().map(CheckFigures::grade), line.figures().map(CheckFigures::openFindings), line.askedAt(), line.askedBy(), line.byVisitor());
        }
    }
}

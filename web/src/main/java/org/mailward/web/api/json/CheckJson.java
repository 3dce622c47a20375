package org.mailward.web.api.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Protocol;
import org.mailward.checker.CheckState;
import org.mailward.checker.boundary.CheckView;
import org.mailward.web.api.openapi.Described;

@Described("A check of a domain.")
public record CheckJson(
        @Described("The check.") UUID id,
        @Described("The domain, as it is in DNS.") String domain,
        @Described("How far it is.") CheckState state,
        @Described("Areas that are known by now.") List<Protocol> known,
        @Described("When it was asked for.") Instant askedAt,
        @Described("When it is forgotten.") Instant expiresAt,
        @Described("What can be said by now; absent before anything is known.") Optional<AssessmentJson> assessment) {

    public static CheckJson of(CheckView check) {
        return new CheckJson(check.id(), check.domain().ascii(), check.state(), check.finished().stream().sorted().toList(), check.askedAt(), check.expiresAt(),
                check.assessment().map(AssessmentJson::of));
    }
}

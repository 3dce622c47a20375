package org.mailward.web.api.json;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Grade;
import org.mailward.assessment.Stage;
import org.mailward.prospect.boundary.ProspectLine;
import org.mailward.web.api.openapi.Described;

@Described("A company that may become a customer.")
public record ProspectJson(
        @Described("The prospect.") UUID id,
        @Described("The company's name.") String name,
        @Described("The person to write to; may be empty.") String contactName,
        @Described("An e-mail address; may be empty.") String contactEmail,
        @Described("May be empty.") String note,
        @Described("The domain, as it is in DNS.") String domain,
        @Described("When the baseline was gathered.") Instant baselineAt,
        @Described("The baseline's stage.") Stage stage,
        @Described("The baseline's score, 0 to 100; absent when too much was unknown.") Optional<Integer> score,
        @Described("The baseline's score as a letter.") Grade grade,
        @Described("Findings to mend in the baseline.") int openFindings,
        @Described("When it was added.") Instant createdAt,
        @Described("The customer that it became; absent while it is none.") Optional<UUID> customer,
        @Described("What If-Match brings back.") int version) implements Located, Versioned {

    public static ProspectJson of(ProspectLine line) {
        return new ProspectJson(line.id(), line.profile().name(), line.profile().contactName(), line.profile().contactEmail(), line.profile().note(),
                line.domain().ascii(), line.figures().gatheredAt(), line.figures().stage(), line.figures().score(), line.figures().grade(),
                line.figures().openFindings(), line.createdAt(), line.customer(), line.version());
    }

    @Override
    public Optional<String> location() {
        return Optional.of("prospects/" + id);
    }
}

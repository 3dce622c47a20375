package org.mailward.web.api.json;

import java.util.List;
import org.mailward.web.api.openapi.Described;

@Described("How a domain's score went.")
public record ScoresJson(
        @Described("The score of each scan of the last 30 days, the oldest first; empty where there were fewer than two.") List<Long> scores) {
}

package org.mailward.web.api.json;

import java.util.Optional;
import java.util.UUID;
import org.mailward.scanning.boundary.Scanning.Asked;
import org.mailward.web.api.openapi.Described;

@Described("Scans that were queued.")
public record ScansAskedJson(
        @Described("For /scans/{batch}; absent when nothing was queued.") Optional<UUID> batch,
        @Described("How many were queued; domains that wait for a scan already are not counted.") long scans) implements Located {

    public static ScansAskedJson of(Asked asked) {
        return new ScansAskedJson(Optional.of(asked.batch()).filter(_ -> asked.scans() > 0), asked.scans());
    }

    @Override
    public Optional<String> location() {
        return batch.map(id -> "scans/" + id);
    }
}

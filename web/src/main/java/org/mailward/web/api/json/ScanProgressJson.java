package org.mailward.web.api.json;

import java.util.UUID;
import org.mailward.scanning.boundary.Scanning.Progress;
import org.mailward.web.api.openapi.Described;

@Described("How far a batch of scans is.")
public record ScanProgressJson(
        @Described("The batch.") UUID batch,
        @Described("Scans in the batch.") long total,
        @Described("Scans that are done.") long done,
        @Described("Scans that were given up after the last attempt; ask again.") long failed,
        @Described("Scans that wait or run.") long open,
        @Described("0 to 100.") int percent,
        @Described("True when nothing waits or runs any more.") boolean finished) {

    public static ScanProgressJson of(UUID batch, Progress progress) {
        return new ScanProgressJson(batch, progress.total(), progress.done(), progress.failed(), progress.open(), progress.percent(),
                progress.open() == 0);
    }
}

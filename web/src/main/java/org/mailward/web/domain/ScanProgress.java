package org.mailward.web.domain;

import java.io.Serializable;
import java.util.Optional;
import org.mailward.scanning.boundary.Scanning.Progress;

/// How far the scans are that a page follows.
///
/// @param followed false when the page follows none
/// @param over scans that need no more waiting for, whether they found something or gave up
public record ScanProgress(boolean followed, long total, long over, long failed) implements Serializable {

    public static final ScanProgress NONE = new ScanProgress(false, 0, 0, 0);

    public static ScanProgress of(Optional<Progress> found) {
        return found.map(progress -> new ScanProgress(true, progress.total(), progress.done() + progress.failed(), progress.failed())).orElse(NONE);
    }

    public boolean running() {
        return followed && over < total;
    }

    public boolean finished() {
        return followed && over >= total;
    }
}

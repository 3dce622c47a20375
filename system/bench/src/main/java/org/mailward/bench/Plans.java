package org.mailward.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Makes plans short enough to be read.
final class Plans {

    private static final Pattern DETAIL = Pattern.compile("^ *(?:Filter|One-Time Filter|Hash Key|Sort Key|Group Key|Presorted Key|Index Searches|Heap Fetches|Rows Removed"
            + "|Full-sort Groups|Recheck Cond|Batches|Planning:|SubPlan|InitPlan|Storage:|Cache Key:|Cache Mode:|Hits:|Inner Unique)");

    private Plans() {
    }

    /// Partitions without rows say the same each, and what every table is held against the tenancy with is the same everywhere: left out.
    static List<String> shortened(List<String> plan) {
        var kept = new ArrayList<String>();
        boolean skipping = false;
        for (var line : plan) {
            boolean node = line.contains("->") || kept.isEmpty();
            if (node) {
                skipping = line.contains("_20") && line.contains("rows=0") || line.contains("never executed");
            }
            if (!skipping && !DETAIL.matcher(line).find()) {
                kept.add(line);
            }
        }
        return kept;
    }
}

package org.mailward.bulk.control;

import org.mailward.bulk.BulkTask;

/// A bulk action in one line of the log.
public final class BulkWords {

    private BulkWords() {
    }

    public static String of(BulkTask task) {
        return task.deed() + task.tag().map(tag -> " " + tag).orElse("")
                + task.target().map(target -> " " + target.stage() + target.by().map(day -> " by " + day).orElse("")).orElse("");
    }
}

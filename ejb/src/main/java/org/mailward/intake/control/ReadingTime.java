package org.mailward.intake.control;

import java.io.IOException;
import java.time.Duration;
import org.mailward.mailauth.report.Patience;
import org.mailward.platform.time.Deadline;

/// How long one arrival may be read. For one thread.
final class ReadingTime implements Patience {

    private Deadline end;

    /// Begins to run at once.
    ReadingTime(Duration most) {
        this.end = Deadline.in(most);
    }

    /// What is done instead of reading.
    interface Pause {
        void run() throws IOException;
    }

    @Override
    public boolean isOver() {
        return end.passed();
    }

    /// Stands still meanwhile.
    void without(Pause pause) throws IOException {
        var left = end.left();
        pause.run();
        end = Deadline.in(left);
    }
}

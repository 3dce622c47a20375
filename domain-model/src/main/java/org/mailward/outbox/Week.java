package org.mailward.outbox;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.mailward.assessment.Severity;
import org.mailward.assessment.Stage;

/// One customer's last seven days.
///
/// @param moves domains that changed their stage, the newest first
/// @param raised critical and high findings of the week that still stand, the worst first
/// @param eased findings that went
/// @param changes changes that were seen in DNS
/// @param domains all of the customer's, and how many of them refuse forged mail
/// @param compliance share of reported messages that passed, in hundredths of a percent; empty where nothing was reported
/// @param complianceMoved against the seven days before
public record Week(UUID customer, String name, List<Move> moves, List<Raised> raised, long eased, long changes, int domains, int rejecting, OptionalInt compliance, OptionalInt complianceMoved) {

    /// A fall of the share that passed by so many hundredths of a percentage point is news by itself: mail of somebody's own is likely to be lost, though
    /// no record changed.
    static final int NOTABLE = 500;

    public Week {
        moves = List.copyOf(moves);
        raised = List.copyOf(raised);
    }

    public record Move(UUID customer, String domain, Optional<Stage> before, Stage now) {
    }

    /// @param why why it matters, for who does not know the field
    public record Raised(UUID customer, String domain, Severity severity, String sentence, String why) {
    }

    /// Is there anything that happened?
    public boolean eventful() {
        return !moves.isEmpty() || !raised.isEmpty() || eased > 0 || changes > 0 || complianceMoved.orElse(0) <= -NOTABLE;
    }

    /// Is everything as it was, to the last figure that is told?
    public boolean still() {
        return !eventful() && complianceMoved.orElse(0) == 0;
    }
}

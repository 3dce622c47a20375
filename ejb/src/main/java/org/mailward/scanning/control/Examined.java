package org.mailward.scanning.control;

import java.util.Optional;
import java.util.UUID;
import org.mailward.assessment.Assessment;
import org.mailward.assessment.Evidence;
import org.mailward.assessment.EvidenceText;
import org.mailward.assessment.Examination;
import org.mailward.assessment.Facts;
import org.mailward.history.Sighting;
import org.mailward.history.control.History;
import org.mailward.scanning.Snapshot;
import org.mailward.scanning.store.Snapshots;

/// What a scan found, before it is recorded.
///
/// Nearly every scan of a day sees what the one before it saw. That is told from the texts' prints, and spares the reading of the
/// domain's history and of its findings, and keeping it all again. It is judged anew all the same: keys grow old and certificates expire.
///
/// @param text the evidence as JSON, without its ages
/// @param changed what the evidence knows of the domain's own records; empty where the last snapshot saw the same
public record Examined(ScanTask task, Evidence evidence, EvidenceText text, Optional<Sighting> changed, Assessment assessment, Snapshot.Prints prints) {

    /// Judges what was seen, knowing since when it stands so.
    public static Examined of(ScanTask task, Evidence seen) {
        var text = EvidenceText.of(seen);
        var print = text.print();
        boolean same = task.last().flatMap(Snapshots.Last::prints).filter(prints -> prints.evidence().equals(print)).isPresent();
        // Reading the answers is most of the work, and when something was seen first changes nothing of it.
        var facts = Facts.of(seen);
        var changed = same ? Optional.<Sighting>empty() : Optional.of(Sighting.of(seen, facts.dkim()));
        var dated = changed.map(sighting -> History.dated(seen, sighting, task.known().ledger())).orElseGet(() -> seen.with(task.known().ages()));
        var assessment = Examination.examine(facts.with(dated.ages()));
        return new Examined(task, dated, text, changed, assessment, new Snapshot.Prints(print, assessment.print()));
    }

    /// True when another scan was recorded since this one was taken up: what this one knew of earlier times is no longer the last word.
    /// @param newest the domain's newest snapshot while the domain is held
    boolean isOvertaken(Optional<UUID> newest) {
        return !task.last().map(Snapshots.Last::id).equals(newest);
    }

    /// The last snapshot, when it saw the same and is still the domain's newest.
    Optional<Snapshots.Last> repeated(Optional<UUID> newest) {
        return changed.isEmpty() && !isOvertaken(newest) ? task.last() : Optional.empty();
    }

    /// How many findings stand, when they are those of the last snapshot and it is still the domain's newest.
    Optional<Integer> standing(Optional<UUID> newest) {
        return task.last().filter(last -> !isOvertaken(newest) && last.prints().map(Snapshot.Prints::findings).equals(Optional.of(prints.findings()))).map(Snapshots.Last::open);
    }

    /// What the evidence knows of the domain's own records.
    Sighting sighting() {
        return changed.orElseGet(() -> Sighting.of(evidence));
    }
}

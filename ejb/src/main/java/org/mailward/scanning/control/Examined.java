package org.mailward.scanning.control;

import org.mailward.assessment.Assessment;
import org.mailward.assessment.Evidence;

/// What a scan found, before it is recorded.
public record Examined(ScanTask task, Evidence evidence, Assessment assessment) {
}

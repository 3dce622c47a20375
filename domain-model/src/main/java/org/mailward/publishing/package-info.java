/// What a report says, as plain values: no drawing, no markup, no database.
///
/// Whoever draws a report (PDF, screen, spreadsheet) only places what is here, so that two drawings of one report cannot
/// disagree. Sentences and tallies are made in this package and nowhere else.
@NullMarked
package org.mailward.publishing;

import org.jspecify.annotations.NullMarked;

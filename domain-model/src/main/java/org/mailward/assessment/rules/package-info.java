/// The rules, one class each, and the rulebook that lists them.
@NullMarked
package org.mailward.assessment.rules;

import org.jspecify.annotations.NullMarked;

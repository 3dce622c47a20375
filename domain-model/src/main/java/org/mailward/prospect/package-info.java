/// Companies that may become customers, and how their domains stood when they were first looked at.
@NullMarked
package org.mailward.prospect;

import org.jspecify.annotations.NullMarked;

/// The ledger of arrivals, and the books of what they say.
@NullMarked
package org.mailward.intake.store;

import org.jspecify.annotations.NullMarked;

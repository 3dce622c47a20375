/// Keeping the history of a domain's records while it is scanned.
@NullMarked
package org.mailward.history.control;

import org.jspecify.annotations.NullMarked;

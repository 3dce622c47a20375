/// Ledgers and changes as rows.
@NullMarked
package org.mailward.history.store;

import org.jspecify.annotations.NullMarked;

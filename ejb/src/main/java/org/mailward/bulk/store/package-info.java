/// What was asked for, and what became of each row.
@NullMarked
package org.mailward.bulk.store;

import org.jspecify.annotations.NullMarked;

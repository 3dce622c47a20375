/// Keeps the log of deeds.
@NullMarked
package org.mailward.audit.store;

import org.jspecify.annotations.NullMarked;

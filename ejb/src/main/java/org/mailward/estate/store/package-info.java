/// Managed domains as rows.
@NullMarked
package org.mailward.estate.store;

import org.jspecify.annotations.NullMarked;

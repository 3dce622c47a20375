/// Scans, snapshots and findings as rows.
@NullMarked
package org.mailward.scanning.store;

import org.jspecify.annotations.NullMarked;

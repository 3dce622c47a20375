/// Scans as they are asked for, and what they left behind: snapshots and tracked findings.
@NullMarked
package org.mailward.scanning;

import org.jspecify.annotations.NullMarked;

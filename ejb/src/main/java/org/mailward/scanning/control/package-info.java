/// The queue of scans and the work on each.
@NullMarked
package org.mailward.scanning.control;

import org.jspecify.annotations.NullMarked;

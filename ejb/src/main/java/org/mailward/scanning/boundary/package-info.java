/// Asking for scans, doing them, and showing what they found.
@NullMarked
package org.mailward.scanning.boundary;

import org.jspecify.annotations.NullMarked;

/// Shows who did what.
@NullMarked
package org.mailward.audit.boundary;

import org.jspecify.annotations.NullMarked;

/// Choosing a seat.
@NullMarked
package org.mailward.web.start;

import org.jspecify.annotations.NullMarked;

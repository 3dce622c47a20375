/// Look-ups as they are made.
@NullMarked
package org.mailward.lookup.control;

import org.jspecify.annotations.NullMarked;

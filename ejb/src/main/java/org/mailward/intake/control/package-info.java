/// Taking arrivals in, reading them, storing what they say.
@NullMarked
package org.mailward.intake.control;

import org.jspecify.annotations.NullMarked;

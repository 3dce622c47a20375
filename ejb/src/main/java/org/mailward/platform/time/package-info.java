/// Where time and identity come from, so that every test can hold the clock and the dice.
@NullMarked
package org.mailward.platform.time;

import org.jspecify.annotations.NullMarked;

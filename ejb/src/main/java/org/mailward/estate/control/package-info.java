/// What the house's order of its estate is held to.
@NullMarked
package org.mailward.estate.control;

import org.jspecify.annotations.NullMarked;

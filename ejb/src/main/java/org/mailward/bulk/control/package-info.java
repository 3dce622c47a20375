/// Does what was asked for, row by row, however often it is broken off.
@NullMarked
package org.mailward.bulk.control;

import org.jspecify.annotations.NullMarked;

/// Checks as they run.
@NullMarked
package org.mailward.checker.control;

import org.jspecify.annotations.NullMarked;

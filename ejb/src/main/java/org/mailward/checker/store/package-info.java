/// Checkers and results as rows.
@NullMarked
package org.mailward.checker.store;

import org.jspecify.annotations.NullMarked;

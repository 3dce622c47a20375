/// Notes who did what.
@NullMarked
package org.mailward.audit.control;

import org.jspecify.annotations.NullMarked;

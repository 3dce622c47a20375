/// No data without a scope: three nets, and each holds alone.
@NullMarked
package org.mailward.system.tenancy;

import org.jspecify.annotations.NullMarked;

/// What was counted from reports, and the reports themselves.
@NullMarked
package org.mailward.traffic.store;

import org.jspecify.annotations.NullMarked;

/// Messages about waiting work, on the server's own broker.
@NullMarked
package org.mailward.platform.jobs;

import org.jspecify.annotations.NullMarked;

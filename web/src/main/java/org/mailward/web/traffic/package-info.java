/// Pages about who sends in the names of domains.
@NullMarked
package org.mailward.web.traffic;

import org.jspecify.annotations.NullMarked;

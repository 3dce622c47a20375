/// What changed in DNS, as pages show it.
@NullMarked
package org.mailward.web.history;

import org.jspecify.annotations.NullMarked;

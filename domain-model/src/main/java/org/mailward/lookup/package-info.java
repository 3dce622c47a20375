/// Looking at one protocol of one domain.
@NullMarked
package org.mailward.lookup;

import org.jspecify.annotations.NullMarked;

/// Where the provider's people have something done to many rows at once, and see what became of it.
@NullMarked
package org.mailward.web.bulk;

import org.jspecify.annotations.NullMarked;

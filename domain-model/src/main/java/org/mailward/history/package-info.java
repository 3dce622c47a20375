/// What was published before: changes of a domain's records, and since when each stands as it does.
@NullMarked
package org.mailward.history;

import org.jspecify.annotations.NullMarked;

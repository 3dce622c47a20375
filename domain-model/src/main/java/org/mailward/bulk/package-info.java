/// Work on many customers or domains that somebody asked for once.
@NullMarked
package org.mailward.bulk;

import org.jspecify.annotations.NullMarked;

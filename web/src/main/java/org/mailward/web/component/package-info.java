/// What stands behind the `app:` tag library: words, dates, shares, ids.
@NullMarked
package org.mailward.web.component;

import org.jspecify.annotations.NullMarked;

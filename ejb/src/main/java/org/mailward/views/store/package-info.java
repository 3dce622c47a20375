/// Saved views as rows.
@NullMarked
package org.mailward.views.store;

import org.jspecify.annotations.NullMarked;

/// Prospects as rows.
@NullMarked
package org.mailward.prospect.store;

import org.jspecify.annotations.NullMarked;

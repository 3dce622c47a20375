/// API keys as rows.
@NullMarked
package org.mailward.access.store;

import org.jspecify.annotations.NullMarked;

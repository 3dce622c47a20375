/// Brands as rows.
@NullMarked
package org.mailward.branding.store;

import org.jspecify.annotations.NullMarked;

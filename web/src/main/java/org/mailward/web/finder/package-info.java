/// The way to any customer or domain by its name.
@NullMarked
package org.mailward.web.finder;

import org.jspecify.annotations.NullMarked;

/// The public check of a domain under a provider's brand.
@NullMarked
package org.mailward.checker;

import org.jspecify.annotations.NullMarked;

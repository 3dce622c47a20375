/// The mail domains that customers own, and proof that they do.
@NullMarked
package org.mailward.estate;

import org.jspecify.annotations.NullMarked;

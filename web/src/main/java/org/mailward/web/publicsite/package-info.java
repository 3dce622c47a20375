/// What strangers see: the checker and the look-up tools under a provider's brand.
@NullMarked
package org.mailward.web.publicsite;

import org.jspecify.annotations.NullMarked;

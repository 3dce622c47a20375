/// The brand that pages carry, and the page where it is chosen.
@NullMarked
package org.mailward.web.branding;

import org.jspecify.annotations.NullMarked;

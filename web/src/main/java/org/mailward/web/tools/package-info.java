/// The look-up tools for the provider's own people.
@NullMarked
package org.mailward.web.tools;

import org.jspecify.annotations.NullMarked;

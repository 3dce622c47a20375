/// The provider's look.
@NullMarked
package org.mailward.branding.boundary;

import org.jspecify.annotations.NullMarked;

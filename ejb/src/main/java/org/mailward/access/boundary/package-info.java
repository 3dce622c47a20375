/// Keys by which programs sign in.
@NullMarked
package org.mailward.access.boundary;

import org.jspecify.annotations.NullMarked;

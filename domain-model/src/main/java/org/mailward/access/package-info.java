/// Keys by which programs sign in.
@NullMarked
package org.mailward.access;

import org.jspecify.annotations.NullMarked;

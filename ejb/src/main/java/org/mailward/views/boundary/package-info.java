/// Keeps tables as somebody wants to see them again.
@NullMarked
package org.mailward.views.boundary;

import org.jspecify.annotations.NullMarked;

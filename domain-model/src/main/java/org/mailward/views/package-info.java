/// Tables as somebody wants to see them again.
@NullMarked
package org.mailward.views;

import org.jspecify.annotations.NullMarked;

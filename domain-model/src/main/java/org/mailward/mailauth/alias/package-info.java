/// Aliases (CNAME) on which mail authentication depends, where they lead to nothing.
@NullMarked
package org.mailward.mailauth.alias;

import org.jspecify.annotations.NullMarked;

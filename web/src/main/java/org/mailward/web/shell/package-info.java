/// What every page shares: who is there, in which seat, under which brand, and the headers that protect them.
@NullMarked
package org.mailward.web.shell;

import org.jspecify.annotations.NullMarked;

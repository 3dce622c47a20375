/// Keys that strangers published, and how much calculating one of them may cost.
@NullMarked
package org.mailward.mailauth.keys;

import org.jspecify.annotations.NullMarked;

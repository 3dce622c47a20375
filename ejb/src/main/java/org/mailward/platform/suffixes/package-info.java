/// The public suffix list that the application uses, behind the kernel's port.
@NullMarked
package org.mailward.platform.suffixes;

import org.jspecify.annotations.NullMarked;

/// DNS as the kernel asks for it: dnsjava reads and writes the messages, this package carries them.
@NullMarked
package org.mailward.platform.dns;

import org.jspecify.annotations.NullMarked;

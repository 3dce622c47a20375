/// Receives mail and reads mailboxes.
@NullMarked
package org.mailward.mailbox.control;

import org.jspecify.annotations.NullMarked;

/// Pages about the mailboxes that reports are read from.
@NullMarked
package org.mailward.web.mailbox;

import org.jspecify.annotations.NullMarked;

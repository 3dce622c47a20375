/// Mailboxes that Mailward reads reports from.
@NullMarked
package org.mailward.mailbox;

import org.jspecify.annotations.NullMarked;

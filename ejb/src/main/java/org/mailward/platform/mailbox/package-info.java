/// Mail that comes in: a receiver that speaks SMTP, and a visitor of mailboxes that speaks IMAP. No other package knows a mail library.
@NullMarked
package org.mailward.platform.mailbox;

import org.jspecify.annotations.NullMarked;

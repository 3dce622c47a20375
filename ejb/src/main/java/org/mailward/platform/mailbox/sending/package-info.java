/// Hands mails to the installation's mail server.
@NullMarked
package org.mailward.platform.mailbox.sending;

import org.jspecify.annotations.NullMarked;

/// Where mailboxes are kept.
@NullMarked
package org.mailward.mailbox.store;

import org.jspecify.annotations.NullMarked;

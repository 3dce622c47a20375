/// Mails that are written, and wait to be sent.
@NullMarked
package org.mailward.outbox;

import org.jspecify.annotations.NullMarked;

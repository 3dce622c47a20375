/// Mails that were written.
@NullMarked
package org.mailward.web.outbox;

import org.jspecify.annotations.NullMarked;

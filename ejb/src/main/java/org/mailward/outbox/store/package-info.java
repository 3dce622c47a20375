/// Mails that wait to be sent, as rows.
@NullMarked
package org.mailward.outbox.store;

import org.jspecify.annotations.NullMarked;

/// Writes mails and has them sent.
@NullMarked
package org.mailward.outbox.control;

import org.jspecify.annotations.NullMarked;

/// The Authenticated Received Chain: what servers on the way say about a message before they changed it (RFC 8617). It is read and
/// validated; Mailward never seals.
@NullMarked
package org.mailward.mailauth.arc;

import org.jspecify.annotations.NullMarked;

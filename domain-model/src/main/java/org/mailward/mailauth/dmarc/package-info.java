/// DMARC records under both standards, where they are found, and what they make receivers do (RFC 9989, RFC 7489).
@NullMarked
package org.mailward.mailauth.dmarc;

import org.jspecify.annotations.NullMarked;

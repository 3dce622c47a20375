/// MTA-STS: the record, the policy file, and the port that fetches it (RFC 8461).
@NullMarked
package org.mailward.mailauth.mtasts;

import org.jspecify.annotations.NullMarked;

/// Where a domain receives mail (RFC 5321 §5.1, RFC 7505).
@NullMarked
package org.mailward.mailauth.mx;

import org.jspecify.annotations.NullMarked;

/// TLS reporting records (RFC 8460).
@NullMarked
package org.mailward.mailauth.tlsrpt;

import org.jspecify.annotations.NullMarked;

/// Whether a zone is signed, as far as a resolver can tell (RFC 4033).
@NullMarked
package org.mailward.mailauth.dnssec;

import org.jspecify.annotations.NullMarked;

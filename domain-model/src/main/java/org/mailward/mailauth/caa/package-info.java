/// Which authorities may issue certificates for a domain (RFC 8659).
@NullMarked
package org.mailward.mailauth.caa;

import org.jspecify.annotations.NullMarked;

/// DANE for mail servers: which certificates DNS itself vouches for (RFC 7672).
@NullMarked
package org.mailward.mailauth.dane;

import org.jspecify.annotations.NullMarked;

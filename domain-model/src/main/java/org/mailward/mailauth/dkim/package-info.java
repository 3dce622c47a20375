/// DKIM key records and how strong they are (RFC 6376, RFC 8301, RFC 8463).
@NullMarked
package org.mailward.mailauth.dkim;

import org.jspecify.annotations.NullMarked;

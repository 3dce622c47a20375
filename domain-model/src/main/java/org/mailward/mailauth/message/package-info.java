/// An e-mail as octets, and the header fields that tell where it came from and what receivers said about it (RFC 5322, RFC 8601).
@NullMarked
package org.mailward.mailauth.message;

import org.jspecify.annotations.NullMarked;

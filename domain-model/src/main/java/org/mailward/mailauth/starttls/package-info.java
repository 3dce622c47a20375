/// What a mail server shows to a sender that asks it to encrypt (RFC 3207).
@NullMarked
package org.mailward.mailauth.starttls;

import org.jspecify.annotations.NullMarked;

/// Looks at mail servers from outside: whether they encrypt, and with which certificate. No mail is ever sent.
@NullMarked
package org.mailward.platform.smtp;

import org.jspecify.annotations.NullMarked;

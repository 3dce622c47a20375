/// Secrets of others that Mailward has to show again, such as the password of a mailbox: sealed at rest, with the key outside the database.
@NullMarked
package org.mailward.platform.secrets;

import org.jspecify.annotations.NullMarked;

/// The doors to the ways in by mail.
@NullMarked
package org.mailward.mailbox.boundary;

import org.jspecify.annotations.NullMarked;

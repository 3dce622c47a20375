/// What was sent, and what was not.
@NullMarked
package org.mailward.outbox.boundary;

import org.jspecify.annotations.NullMarked;

/// Kills the application server and the database while reports come in, and counts afterwards whether anything was lost or doubled.
@NullMarked
package org.mailward.crash;

import org.jspecify.annotations.NullMarked;

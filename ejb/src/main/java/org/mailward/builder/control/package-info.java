/// Rehearsing drafts in live DNS.
@NullMarked
package org.mailward.builder.control;

import org.jspecify.annotations.NullMarked;

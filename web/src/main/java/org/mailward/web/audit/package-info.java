/// The log of deeds.
@NullMarked
package org.mailward.web.audit;

import org.jspecify.annotations.NullMarked;

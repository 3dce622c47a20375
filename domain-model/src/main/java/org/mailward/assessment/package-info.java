/// Facts first, then judgement: evidence gathered about one domain, and what the rulebook finds in it.
@NullMarked
package org.mailward.assessment;

import org.jspecify.annotations.NullMarked;

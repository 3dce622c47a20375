/// Who did what to which customer, when and from where.
@NullMarked
package org.mailward.audit;

import org.jspecify.annotations.NullMarked;
